package platen.gateway.sessions;

import java.time.Duration;
import java.util.Optional;
import platen.gateway.sessions.domain.Session;
import platen.gateway.tickets.Tickets;
import platen.gateway.tickets.domain.Purpose;

/** What a device is told. */
public sealed interface LoginOutcome {

    /**
     * @param sessionId the signed token
     */
    record LoggedIn(String sessionId, Session session, String displayName) implements LoginOutcome {

        @Override
        public String toString() {
            return "LoggedIn[" + session.id() + "]";
        }
    }

    /**
     * The same for every cause.
     *
     * @param again a new ticket in place of the one that was used up
     */
    record Refused(Optional<Next> again) implements LoginOutcome {
        public Refused() {
            this(Optional.empty());
        }
    }

    /** The second tap of a card has ended the session. */
    record LoggedOut() implements LoginOutcome {}

    /** The person is to confirm by mail; the same whoever it is. */
    record CheckMail() implements LoginOutcome {}

    /** The ticket is used, late or another device's: the card must be shown again. */
    record TicketGone() implements LoginOutcome {}

    /** A code alone is not enough here for so long; a card is, or the code with a PIN. The same whether the code was right. */
    record StepUp(Duration retryAfter) implements LoginOutcome {}

    record Wait(Duration retryAfter) implements LoginOutcome {}

    /**
     * The device is to do something more, and then go on with the ticket.
     *
     * @param ticket good once
     */
    record Next(Purpose next, String ticket, Duration expiresIn) implements LoginOutcome {
        public static Next of(Tickets.Issued issued) {
            return new Next(issued.purpose(), issued.token(), issued.expiresIn());
        }

        @Override
        public String toString() {
            return "Next[" + next + "]";
        }
    }

    /** Whoever would have to be asked does not answer; nothing is counted. */
    record Unavailable() implements LoginOutcome {}

    /**
     * The PIN somebody has chosen breaks a rule.
     *
     * @param rule its slug
     */
    record PinRefused(String rule) implements LoginOutcome {}

    /** Another request was sent under this attempt id before. */
    record AttemptIdReused() implements LoginOutcome {}
}
