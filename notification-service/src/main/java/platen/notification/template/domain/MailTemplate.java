package platen.notification.template.domain;

import java.util.Arrays;
import java.util.Optional;

/** The mails there are. Text and HTML of each stand under its name in the resources' {@code templates/mails}. */
public enum MailTemplate {
    INVITATION_CLASSIC("invitation-classic", true, "Your access code for {organisation}"),
    INVITATION_PORTAL("invitation-portal", false, "Get your access code for {organisation}"),
    CODE_UPDATED_CLASSIC("code-updated-classic", true, "Your access code for {organisation} has changed"),
    CODE_UPDATED_PORTAL("code-updated-portal", false, "Your access code for {organisation} has changed"),
    NEW_CODE("new-code", true, "Your new access code for {organisation}"),
    NEW_CODE_PORTAL("new-code-portal", false, "Get your new access code for {organisation}"),
    REMINDER("reminder", true, "Your access code for {organisation}, as asked for"),
    REMINDER_PORTAL("reminder-portal", false, "Your access code for {organisation}, as asked for"),
    CARD_LINK("card-link", false, "Confirm your new card for {organisation}"),
    PROVISIONING_FAILING("provisioning-failing", false, "Provisioning of {organisation} keeps failing"),
    RUN_FAILED("run-failed", false, "A synchronisation of {organisation} has failed"),
    RUN_HELD("run-held", false, "Changes at {organisation} wait for your approval"),
    RUN_RECOVERED("run-recovered", false, "The synchronisation of {organisation} goes on"),
    GUESS_BUDGET("guess-budget", false, "Many wrong access codes at {organisation}");

    private static final String ORGANISATION = "{organisation}";

    private final String id;
    private final boolean holdsCode;
    private final String subject;

    MailTemplate(String id, boolean holdsCode, String subject) {
        this.id = id;
        this.holdsCode = holdsCode;
        this.subject = subject;
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

    /** Whether it tells again what was told before. */
    public boolean isReminder() {
        return this == REMINDER || this == REMINDER_PORTAL;
    }

    /** Whether it tells of the person's code. */
    public boolean isOfCode() {
        return this != CARD_LINK && !isNotice();
    }

    /** Whether each event that asks for one causes one; of the others there is one for each version of a code. */
    public boolean isPerEvent() {
        return isReminder() || this == CARD_LINK;
    }

    /** Whether it tells administrators, and not a person. */
    public boolean isNotice() {
        return switch (this) {
            case PROVISIONING_FAILING, RUN_FAILED, RUN_HELD, RUN_RECOVERED, GUESS_BUDGET -> true;
            default -> false;
        };
    }

    /** Whether the mail shows the code itself; the others lead to a page, or are notices. */
    public boolean holdsCode() {
        return holdsCode;
    }

    /** Whether what the cause has sealed goes into the mail: a code, or a link that confirms a card. */
    public boolean holdsSecret() {
        return holdsCode || this == CARD_LINK;
    }

    /** With {@code {organisation}} where its name goes. */
    public String subject() {
        return subject;
    }

    public String subject(PlainLine organisation) {
        return subject.replace(ORGANISATION, organisation.text());
    }
}
