/** Reminders of codes, asked for at a device. */
@org.jspecify.annotations.NullMarked
package platen.accesscode.reminding;
