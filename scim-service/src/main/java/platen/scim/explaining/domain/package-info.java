/** Who is asked for, and what is answered. */
@NullMarked
package platen.scim.explaining.domain;

import org.jspecify.annotations.NullMarked;
