/** CSV files as they come: encodings, separators, lines. */
@NullMarked
package platen.identity.imports.files;

import org.jspecify.annotations.NullMarked;
