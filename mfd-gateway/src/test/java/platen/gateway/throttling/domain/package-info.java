@NullMarked
package platen.gateway.throttling.domain;

import org.jspecify.annotations.NullMarked;
