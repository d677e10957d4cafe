/** The tables of letterheads. */
@NullMarked
package platen.notification.letterhead.persistence;

import org.jspecify.annotations.NullMarked;
