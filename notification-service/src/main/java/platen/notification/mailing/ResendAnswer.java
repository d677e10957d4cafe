package platen.notification.mailing;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import platen.notification.mailing.domain.WhyNotAgain;

/** What becomes of the wish to have a mail sent again. */
public sealed interface ResendAnswer {

    /** Accepted, now or a moment ago. */
    record Requested(UUID id, UUID mailId, Instant at) implements ResendAnswer {}

    /** The organisation has no such mail. */
    record Unknown() implements ResendAnswer {}

    record Refused(WhyNotAgain why) implements ResendAnswer {}

    /**
     * The person was sent as many as an hour allows.
     *
     * @param pause until the next is allowed
     */
    record TooOften(Duration pause) implements ResendAnswer {}
}
