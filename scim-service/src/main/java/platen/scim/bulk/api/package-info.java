/** Bulk over HTTP. */
@NullMarked
package platen.scim.bulk.api;

import org.jspecify.annotations.NullMarked;
