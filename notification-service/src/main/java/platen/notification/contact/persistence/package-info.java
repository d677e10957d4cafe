/** The read models' tables. */
@NullMarked
package platen.notification.contact.persistence;

import org.jspecify.annotations.NullMarked;
