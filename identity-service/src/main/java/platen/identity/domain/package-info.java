/** Texts as people and sources write them, checked. */
@NullMarked
package platen.identity.domain;

import org.jspecify.annotations.NullMarked;
