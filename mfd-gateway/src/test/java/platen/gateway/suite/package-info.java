@NullMarked
package platen.gateway.suite;

import org.jspecify.annotations.NullMarked;
