/** Where devices log people in, from a read model of its own. */
@NullMarked
package platen.gateway;

import org.jspecify.annotations.NullMarked;
