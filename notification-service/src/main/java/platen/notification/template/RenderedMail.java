package platen.notification.template;

import platen.notification.template.domain.MailAddress;

/** A mail ready to be sent. May hold a code: lives no longer than the attempt and is never logged. */
public record RenderedMail(MailAddress to, String subject, String text, String html) {

    @Override
    public String toString() {
        return "RenderedMail[…]";
    }
}
