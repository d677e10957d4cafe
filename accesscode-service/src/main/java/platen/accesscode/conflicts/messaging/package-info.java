/** Events of values that were not taken. */
@org.jspecify.annotations.NullMarked
package platen.accesscode.conflicts.messaging;
