/** What a filter asks for, freed of how it was written. */
@NullMarked
package platen.scim.filtering.domain;

import org.jspecify.annotations.NullMarked;
