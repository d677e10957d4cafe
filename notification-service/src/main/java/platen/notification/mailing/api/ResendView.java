package platen.notification.mailing.api;

import java.time.Instant;
import java.util.UUID;
import platen.notification.mailing.ResendAnswer;

/**
 * What was asked for.
 *
 * @param id of the request
 * @param mailId the mail that is to be sent again; the new one stands in the log with {@code resendOf}
 */
public record ResendView(UUID id, UUID mailId, Instant requestedAt) {

    static ResendView of(ResendAnswer.Requested requested) {
        return new ResendView(requested.id(), requested.mailId(), requested.at());
    }
}
