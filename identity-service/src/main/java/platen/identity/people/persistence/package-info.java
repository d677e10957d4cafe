/** People and their links in PostgreSQL. */
@NullMarked
package platen.identity.people.persistence;

import org.jspecify.annotations.NullMarked;
