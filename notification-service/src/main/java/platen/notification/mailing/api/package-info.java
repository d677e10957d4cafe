/** The delivery log, for administrators. */
@NullMarked
package platen.notification.mailing.api;

import org.jspecify.annotations.NullMarked;
