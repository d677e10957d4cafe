/** An organisation and what its settings may be. */
@NullMarked
package platen.identity.organisation.domain;

import org.jspecify.annotations.NullMarked;
