/** Reviews in PostgreSQL. */
@NullMarked
package platen.identity.review.persistence;

import org.jspecify.annotations.NullMarked;
