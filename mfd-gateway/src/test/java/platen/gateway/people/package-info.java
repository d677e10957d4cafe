@NullMarked
package platen.gateway.people;

import org.jspecify.annotations.NullMarked;
