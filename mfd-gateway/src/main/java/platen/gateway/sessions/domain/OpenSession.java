package platen.gateway.sessions.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A session that has not been ended, whether or not it still stands.
 *
 * @param lastSeenAt empty while its record is still to be written
 */
public record OpenSession(Session session, Optional<Instant> lastSeenAt) {

    /** What a card means that is shown where this session is open. */
    public enum Tap {
        /** Somebody comes. */
        LOGS_IN,
        /** The reader has read the card twice. */
        BOUNCES,
        /** Who came with it leaves. */
        LOGS_OUT
    }

    /**
     * @param claim whose card it is, and works
     * @param bounce taps closer than this are one
     */
    public Tap tap(Claim claim, Instant now, Duration bounce) {
        boolean sameCard = session.kind() == CredentialKind.CARD
                && session.credentialId().equals(claim.credentialId())
                && session.userId().equals(claim.userId());
        if (!sameCard || !session.stands(facts(claim), now)) {
            return Tap.LOGS_IN;
        }
        return now.isBefore(session.startedAt().plus(bounce)) ? Tap.BOUNCES : Tap.LOGS_OUT;
    }

    private SessionFacts facts(Claim claim) {
        return new SessionFacts(
                Optional.empty(),
                lastSeenAt,
                claim.active(),
                claim.displayName(),
                Optional.of(claim.revision()),
                claim.validUntil());
    }
}
