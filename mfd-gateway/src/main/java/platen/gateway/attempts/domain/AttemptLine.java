package platen.gateway.attempts.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What the log says of one attempt. Nothing of the credential is in it.
 *
 * @param kind code, card or reminder
 * @param outcome accepted, refused, throttled or noted
 * @param user whose credential it was, when that is known
 * @param stale the stream of credential changes was interrupted then
 */
public record AttemptLine(
        UUID id,
        UUID deviceId,
        Instant at,
        String kind,
        String outcome,
        Optional<String> reason,
        Optional<UUID> user,
        boolean stale) {}
