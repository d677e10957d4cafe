/** Organisations in PostgreSQL. */
@NullMarked
package platen.identity.organisation.persistence;

import org.jspecify.annotations.NullMarked;
