package platen.gateway.attempts.api;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import platen.gateway.attempts.domain.AttemptLine;

/**
 * An attempt to log in, or a request for a reminder. Nothing of the credential is kept.
 *
 * @param stale whether changes of credentials were late to arrive at that moment
 */
public record AttemptView(
        UUID id,
        UUID deviceId,
        Instant at,
        @Schema(enumeration = {"code", "card", "reminder"}) String kind,

        @Schema(enumeration = {"accepted", "refused", "throttled", "noted"})
        String outcome,

        @Nullable String reason,
        @Nullable UserView user,
        boolean stale) {

    /**
     * @param displayName null when the person is not known any more
     */
    public record UserView(UUID id, @Nullable String displayName) {}

    static AttemptView of(AttemptLine line, Map<UUID, String> names) {
        return new AttemptView(
                line.id(),
                line.deviceId(),
                line.at(),
                line.kind(),
                line.outcome(),
                line.reason().orElse(null),
                line.user().map(id -> new UserView(id, names.get(id))).orElse(null),
                line.stale());
    }
}
