package platen.notification.template.domain;

import java.time.Instant;

/**
 * What a person is told of something that ends, most of all beside the link that confirms a card.
 *
 * @param deviceName where the card was tapped, an administrator's words; empty where that is not told
 * @param minutes for so long the link works, from when it was asked for; 0 where that is not told
 * @param expiresAt after this it is not worth a mail
 */
public record CardLink(String deviceName, long minutes, Instant askedAt, Instant expiresAt) {

    /** Of something that is no link. */
    public static CardLink ending(Instant toldAt, Instant end) {
        return new CardLink("", 0, toldAt, end);
    }

    public boolean hasExpired(Instant now) {
        return !expiresAt.isAfter(now);
    }
}
