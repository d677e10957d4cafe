package platen.gateway.sessions.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What a login comes to. */
public sealed interface Decision {

    record Accept(Claim claim, String displayName) implements Decision {}

    /**
     * @param user whose credential it is, when that is certain
     */
    record Refuse(RefusalReason reason, Optional<UUID> user) implements Decision {}

    /**
     * Too many wrong codes are typed: a code alone lets in only people who are usual at the device, and whoever is not is answered
     * alike, right or wrong.
     *
     * @param refusal what the log says of it
     * @param right set when the code is right, and only its holder's PIN is wanting
     */
    record StepUp(Instant until, Refuse refusal, Optional<Accept> right) implements Decision {}

    record Wait(Instant until) implements Decision {}

    record Repeat(EarlierAnswer answer) implements Decision {}

    /**
     * A repetition gets its answer even while the device waits; a waiting device learns nothing else, right or wrong.
     *
     * @param wellFormed whether the credential has the form of one at all
     */
    static Decision of(LookUp found, boolean wellFormed, Instant now) {
        if (found.earlier().isPresent()) {
            return new Repeat(found.earlier().get());
        }
        if (found.waitUntil().isPresent()) {
            return new Wait(found.waitUntil().get());
        }
        Decision decision = of(found.claims(), wellFormed, now);
        return found.stepUpUntil().map(until -> steppedUp(decision, until)).orElse(decision);
    }

    private static Decision steppedUp(Decision decision, Instant until) {
        return switch (decision) {
            case Accept accept
            when !accept.claim().usualHere() ->
                new StepUp(
                        until,
                        new Refuse(
                                RefusalReason.STEP_UP,
                                Optional.of(accept.claim().userId())),
                        Optional.of(accept));
            case Refuse refuse -> new StepUp(until, refuse, Optional.empty());
            default -> decision;
        };
    }

    private static Decision of(List<Claim> claims, boolean wellFormed, Instant now) {
        if (!wellFormed) {
            return new Refuse(RefusalReason.MALFORMED, Optional.empty());
        }
        return switch (claims.size()) {
            case 0 -> new Refuse(RefusalReason.UNKNOWN, Optional.empty());
            case 1 -> of(claims.getFirst(), now);
            default -> new Refuse(RefusalReason.AMBIGUOUS, Optional.empty());
        };
    }

    private static Decision of(Claim claim, Instant now) {
        if (claim.displayName().isEmpty()) {
            return new Refuse(RefusalReason.UNKNOWN, Optional.empty());
        }
        Optional<UUID> user = Optional.of(claim.userId());
        if (!claim.active()) {
            return new Refuse(RefusalReason.INACTIVE, user);
        }
        if (claim.validUntil().filter(end -> !end.isAfter(now)).isPresent()) {
            return new Refuse(RefusalReason.EXPIRED, user);
        }
        return new Accept(claim, claim.displayName().get());
    }
}
