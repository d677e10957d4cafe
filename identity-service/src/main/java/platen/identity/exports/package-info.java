/** People as a file. */
@NullMarked
package platen.identity.exports;

import org.jspecify.annotations.NullMarked;
