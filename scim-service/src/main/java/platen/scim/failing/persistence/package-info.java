/** What was counted, and what was told. */
@NullMarked
package platen.scim.failing.persistence;

import org.jspecify.annotations.NullMarked;
