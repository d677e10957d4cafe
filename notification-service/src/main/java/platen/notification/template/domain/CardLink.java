package platen.notification.template.domain;

import java.time.Instant;

/**
 * What a person is told beside the link that confirms a card.
 *
 * @param deviceName where the card was tapped; an administrator's words
 * @param minutes for so long the link works, from when it was asked for
 * @param expiresAt after this it is not worth a mail
 */
public record CardLink(String deviceName, long minutes, Instant askedAt, Instant expiresAt) {

    public boolean hasExpired(Instant now) {
        return !expiresAt.isAfter(now);
    }
}
