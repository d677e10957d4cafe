/** People by file: read, looked over line by line, and applied as a job. */
@NullMarked
package platen.identity.imports;

import org.jspecify.annotations.NullMarked;
