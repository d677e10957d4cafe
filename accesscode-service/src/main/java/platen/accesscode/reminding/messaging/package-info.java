/** The event that a reminder is. */
@org.jspecify.annotations.NullMarked
package platen.accesscode.reminding.messaging;
