package platen.notification.mailing.domain;

import platen.notification.template.domain.Content;
import platen.notification.template.domain.MailTemplate;

/** Which mails go before which, within an organisation and across all of them. */
public enum Priority {
    /** Somebody waits for it: they asked for it a moment ago. */
    URGENT,
    /** To administrators. */
    NOTICE,
    ORDINARY;

    public static Priority of(MailTemplate template) {
        if (template.isNotice()) {
            return NOTICE;
        }
        return template.isPerEvent() && template.content() != Content.DEADLINE ? URGENT : ORDINARY;
    }

    /** As the table has it: the smaller goes first. */
    public short column() {
        return (short) ordinal();
    }
}
