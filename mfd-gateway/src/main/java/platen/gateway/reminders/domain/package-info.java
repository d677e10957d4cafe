/** What somebody at a device has asked for. */
@NullMarked
package platen.gateway.reminders.domain;

import org.jspecify.annotations.NullMarked;
