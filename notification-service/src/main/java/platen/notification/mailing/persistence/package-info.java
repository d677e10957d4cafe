/** The queue's table. */
@NullMarked
package platen.notification.mailing.persistence;

import org.jspecify.annotations.NullMarked;
