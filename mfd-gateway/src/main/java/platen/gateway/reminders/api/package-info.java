/** HTTP for the panel's reminder form. */
@NullMarked
package platen.gateway.reminders.api;

import org.jspecify.annotations.NullMarked;
