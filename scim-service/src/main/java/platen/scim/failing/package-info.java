/** Tells when an organisation's pushes keep failing. */
@NullMarked
package platen.scim.failing;

import org.jspecify.annotations.NullMarked;
