/** Says again what identity providers have said. */
@NullMarked
package platen.scim.republishing;

import org.jspecify.annotations.NullMarked;
