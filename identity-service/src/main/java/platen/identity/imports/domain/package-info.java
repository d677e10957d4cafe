/** What lines of a file say, and what becomes of people by them. */
@NullMarked
package platen.identity.imports.domain;

import org.jspecify.annotations.NullMarked;
