/** Requests that wait to be resolved, in PostgreSQL. */
@NullMarked
package platen.gateway.reminders.persistence;

import org.jspecify.annotations.NullMarked;
