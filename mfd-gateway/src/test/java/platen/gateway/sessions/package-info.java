@NullMarked
package platen.gateway.sessions;

import org.jspecify.annotations.NullMarked;
