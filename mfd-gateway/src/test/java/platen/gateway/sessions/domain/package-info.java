@NullMarked
package platen.gateway.sessions.domain;

import org.jspecify.annotations.NullMarked;
