/** SCIM 2.0 (RFC 7643, 7644): what identity providers push, and what of it the suite gets to know. */
@NullMarked
package platen.scim;

import org.jspecify.annotations.NullMarked;
