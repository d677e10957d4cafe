/** Codes mailed once more: reminders asked for at a device, and mails that an administrator has sent again. */
@org.jspecify.annotations.NullMarked
package platen.accesscode.reminding;
