package platen.notification.letterhead.api;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import platen.kit.rest.Problem.Violation;
import platen.notification.letterhead.domain.Letterhead;
import platen.notification.template.domain.MailAddress;
import platen.notification.template.domain.PlainLine;

/**
 * Who an organisation's mails come from; null where the service's own holds.
 *
 * @param senderName shown beside the address
 * @param senderAddress of a domain that the operator allows
 * @param replyTo where answers go
 */
public record MailSettingsBody(
        @Nullable String senderName,
        @Nullable String senderAddress,
        @Nullable String replyTo) {

    static MailSettingsBody of(Letterhead letterhead) {
        return new MailSettingsBody(letterhead.senderName(), letterhead.senderAddress(), letterhead.replyTo());
    }

    Letterhead letterhead() {
        return new Letterhead(senderName, senderAddress, replyTo);
    }

    List<Violation> violations() {
        List<Violation> found = new ArrayList<>();
        if (senderName != null
                && (senderName.isBlank() || !PlainLine.of(senderName).text().equals(senderName))) {
            found.add(Violation.at("/senderName", "must be one line of 1 to 80 visible characters"));
        }
        if (senderAddress != null && MailAddress.of(senderAddress).isEmpty()) {
            found.add(Violation.at("/senderAddress", "must be a plain mail address"));
        }
        if (replyTo != null && MailAddress.of(replyTo).isEmpty()) {
            found.add(Violation.at("/replyTo", "must be a plain mail address"));
        }
        return found;
    }

    @Override
    public String toString() {
        return "MailSettingsBody[…]";
    }
}
