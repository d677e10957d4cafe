package platen.gateway.onetimecodes.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A one-time code, as the record has it: who gave it to whom, and what became of it. The code itself is not in it.
 *
 * @param mintedBy subject of who asked for it
 * @param mailed whether it went to the person by mail
 * @param expiresAt from then on it is good for nothing
 * @param end empty while it may be used, and when it has expired unused
 */
public record OneTimeCode(
        UUID id,
        UUID user,
        OneTimePurpose purpose,
        Instant mintedAt,
        String mintedBy,
        boolean mailed,
        Instant expiresAt,
        Optional<End> end) {

    /**
     * @param reason {@code used}, {@code revoked} or {@code person-left}
     * @param by subject of who revoked it
     */
    public record End(Instant at, String reason, Optional<String> by) {}

    /** {@code open}, {@code expired}, or the reason of its end. */
    public String state(Instant now) {
        return end.map(End::reason).orElse(expiresAt.isAfter(now) ? "open" : "expired");
    }
}
