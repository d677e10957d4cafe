/** People over HTTP. */
@NullMarked
package platen.identity.people.api;

import org.jspecify.annotations.NullMarked;
