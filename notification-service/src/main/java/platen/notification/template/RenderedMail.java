package platen.notification.template;

import org.jspecify.annotations.Nullable;
import platen.notification.letterhead.domain.Logo;
import platen.notification.template.domain.MailAddress;

/**
 * A mail ready to be sent. May hold a code: lives no longer than the attempt and is never logged.
 *
 * @param subject as a header has it
 * @param from how it is to be shown
 * @param logo that the HTML refers to
 */
public record RenderedMail(
        MailAddress to,
        String subject,
        String text,
        String html,
        Sender from,
        @Nullable Logo logo) {

    /**
     * Who a mail comes from; null where the service's own holds.
     *
     * @param name as a header has it
     */
    public record Sender(
            @Nullable String name,
            @Nullable MailAddress address,
            @Nullable MailAddress replyTo) {}

    @Override
    public String toString() {
        return "RenderedMail[…]";
    }
}
