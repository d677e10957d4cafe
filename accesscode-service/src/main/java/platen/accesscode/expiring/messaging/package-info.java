/** Says that a code's end is near. */
@org.jspecify.annotations.NullMarked
package platen.accesscode.expiring.messaging;
