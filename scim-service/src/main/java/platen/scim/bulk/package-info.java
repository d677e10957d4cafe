/** Many operations in one request (RFC 7644, 3.7). */
@NullMarked
package platen.scim.bulk;

import org.jspecify.annotations.NullMarked;
