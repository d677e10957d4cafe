/** The mail server. */
@NullMarked
package platen.notification.mailing.smtp;

import org.jspecify.annotations.NullMarked;
