/** Why a person waits. */
@NullMarked
package platen.identity.review.domain;

import org.jspecify.annotations.NullMarked;
