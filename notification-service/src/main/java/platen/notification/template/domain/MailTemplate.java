package platen.notification.template.domain;

import java.util.Arrays;
import java.util.Optional;

/** The mails there are. The words of each stand under its name, for every language, in the resources' {@code mails}. */
public enum MailTemplate {
    INVITATION_CLASSIC("invitation-classic", Content.CODE),
    INVITATION_PORTAL("invitation-portal", Content.PORTAL_LINK),
    CODE_UPDATED_CLASSIC("code-updated-classic", Content.CODE),
    CODE_UPDATED_PORTAL("code-updated-portal", Content.PORTAL_LINK),
    NEW_CODE("new-code", Content.CODE),
    NEW_CODE_PORTAL("new-code-portal", Content.PORTAL_LINK),
    REMINDER("reminder", Content.CODE),
    REMINDER_PORTAL("reminder-portal", Content.PORTAL_LINK),
    CARD_LINK("card-link", Content.CARD_LINK),
    ONE_TIME_CODE("one-time-code", Content.ONE_TIME_CODE),
    REGISTRATION_CODE("registration-code", Content.ONE_TIME_CODE),
    CARD_EXPIRING("card-expiring", Content.DEADLINE),
    CODE_EXPIRING("code-expiring", Content.DEADLINE),
    PROVISIONING_FAILING("provisioning-failing", Content.REFUSALS_NOTICE),
    RUN_FAILED("run-failed", Content.SOURCE_NOTICE),
    RUN_HELD("run-held", Content.SOURCE_NOTICE),
    RUN_RECOVERED("run-recovered", Content.SOURCE_NOTICE),
    GUESS_BUDGET("guess-budget", Content.COUNT_NOTICE),
    CODE_CONFLICTS("code-conflicts", Content.COUNT_NOTICE),
    AMBIGUOUS_MATCHES("ambiguous-matches", Content.COUNT_NOTICE),
    WEBHOOK_DISABLED("webhook-disabled", Content.SOURCE_NOTICE);

    private final String id;
    private final Content content;

    MailTemplate(String id, Content content) {
        this.id = id;
        this.content = content;
    }

    public static Optional<MailTemplate> named(String id) {
        return Arrays.stream(values())
                .filter(template -> template.id.equals(id))
                .findFirst();
    }

    /** Its name in the API, in events and in file names. */
    public String id() {
        return id;
    }

    public Content content() {
        return content;
    }

    /** Whether it tells again what was told before. */
    public boolean isReminder() {
        return this == REMINDER || this == REMINDER_PORTAL;
    }

    /** Whether it tells of the person's code. */
    public boolean isOfCode() {
        return content == Content.CODE || content == Content.PORTAL_LINK;
    }

    /** Whether each event that asks for one causes one; of the others there is one for each version of a code. */
    public boolean isPerEvent() {
        return isReminder() || this == CARD_LINK || content == Content.ONE_TIME_CODE || content == Content.DEADLINE;
    }

    /** Whether a newer code makes it pointless. */
    public boolean endsWithItsVersion() {
        return holdsCode() || this == CODE_EXPIRING;
    }

    /** Whether it tells administrators, and not a person. */
    public boolean isNotice() {
        return content.isNotice();
    }

    /** Whether the mail shows the code itself; the others lead to a page, or are notices. */
    public boolean holdsCode() {
        return content == Content.CODE;
    }

    /** Whether what the cause has sealed goes into the mail: a code of either kind, or a link that confirms a card. */
    public boolean holdsSecret() {
        return holdsCode() || this == CARD_LINK || content == Content.ONE_TIME_CODE;
    }
}
