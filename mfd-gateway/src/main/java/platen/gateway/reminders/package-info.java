/** Forgotten codes. */
@NullMarked
package platen.gateway.reminders;

import org.jspecify.annotations.NullMarked;
