/** Imports in the database. */
@NullMarked
package platen.identity.imports.persistence;

import org.jspecify.annotations.NullMarked;
