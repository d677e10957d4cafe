/** What is published about forgotten codes. */
@NullMarked
package platen.gateway.reminders.messaging;

import org.jspecify.annotations.NullMarked;
