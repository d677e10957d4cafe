@NullMarked
package platen.gateway.people.messaging;

import org.jspecify.annotations.NullMarked;
