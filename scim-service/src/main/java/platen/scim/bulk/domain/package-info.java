/** In which order operations that refer to each other are done. */
@NullMarked
package platen.scim.bulk.domain;

import org.jspecify.annotations.NullMarked;
