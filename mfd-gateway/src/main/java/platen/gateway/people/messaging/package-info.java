/** Events of people and credentials, and the beat that shows their stream is alive. */
@NullMarked
package platen.gateway.people.messaging;

import org.jspecify.annotations.NullMarked;
