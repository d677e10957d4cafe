/** Explanations, for administrators. */
@NullMarked
package platen.scim.explaining.api;

import org.jspecify.annotations.NullMarked;
