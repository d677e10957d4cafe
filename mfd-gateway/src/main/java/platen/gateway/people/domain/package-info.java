/** Values of the read model. */
@NullMarked
package platen.gateway.people.domain;

import org.jspecify.annotations.NullMarked;
