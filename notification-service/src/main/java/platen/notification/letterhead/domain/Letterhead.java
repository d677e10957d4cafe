package platen.notification.letterhead.domain;

import org.jspecify.annotations.Nullable;

/**
 * What stands around every mail of an organisation; null where the service's own holds. Addresses are personal data: never
 * logged.
 *
 * @param senderName shown beside the address that mails come from
 * @param senderAddress that mails come from
 * @param replyTo where answers go
 */
public record Letterhead(
        @Nullable String senderName,
        @Nullable String senderAddress,
        @Nullable String replyTo) {

    public static final Letterhead PLAIN = new Letterhead(null, null, null);

    @Override
    public String toString() {
        return "Letterhead[…]";
    }
}
