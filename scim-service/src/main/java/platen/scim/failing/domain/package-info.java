/** When that is so. */
@NullMarked
package platen.scim.failing.domain;

import org.jspecify.annotations.NullMarked;
