@NullMarked
package platen.gateway;

import org.jspecify.annotations.NullMarked;
