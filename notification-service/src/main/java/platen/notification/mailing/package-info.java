/** The queue of mails: what causes one, when it is sent, what became of it. */
@NullMarked
package platen.notification.mailing;

import org.jspecify.annotations.NullMarked;
