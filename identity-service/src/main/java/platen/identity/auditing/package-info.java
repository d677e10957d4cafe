/** What administrators did that cannot be undone. */
@NullMarked
package platen.identity.auditing;

import org.jspecify.annotations.NullMarked;
