package platen.gateway.attempts.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Which attempts are wanted; what is empty leaves all.
 *
 * @param to exclusive
 */
public record AttemptFilter(
        Optional<UUID> device,
        Optional<UUID> user,
        Optional<String> kind,
        Optional<String> outcome,
        Optional<String> reason,
        Optional<Instant> from,
        Optional<Instant> to) {}
