package platen.accesscode.expiring.domain;

import java.time.Instant;
import java.util.UUID;

/**
 * How far a look through an organisation's codes has come, so that it passes each one once: those of people whose codes never end
 * may be many, and are the oldest.
 *
 * @param rule key of the rule whose codes are looked at
 * @param issuedAt of the code looked at last
 * @param id of the code looked at last
 */
public record Place(String rule, Instant issuedAt, UUID id) {

    public static final Place START = atStartOf("");

    public static Place atStartOf(String rule) {
        return new Place(rule, Instant.EPOCH, new UUID(0, 0));
    }
}
