/** Domain events over Kafka: outbox and relay on the way out, inbox and parked keys on the way in. */
@NullMarked
package platen.kit.messaging;

import org.jspecify.annotations.NullMarked;
