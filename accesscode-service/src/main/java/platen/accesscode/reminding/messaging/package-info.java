/** Requests from devices, and the reminders they cause. */
@org.jspecify.annotations.NullMarked
package platen.accesscode.reminding.messaging;
