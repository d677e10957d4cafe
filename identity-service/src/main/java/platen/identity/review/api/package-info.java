/** The review list over HTTP. */
@NullMarked
package platen.identity.review.api;

import org.jspecify.annotations.NullMarked;
