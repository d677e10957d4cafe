package platen.notification.mailing.domain;

/** Why a mail is not sent again. */
public enum WhyNotAgain {
    NOT_OF_A_CODE("not-resendable", "Only mails about a person's access code are sent again."),
    SUPERSEDED("code-superseded", "The person has had another access code since."),
    STILL_WAITS("mail-still-waits", "A mail about this access code is yet to be sent."),
    INACTIVE("person-inactive", "The person may not log in."),
    NO_ADDRESS("no-address", "There is no address on record that can be written to.");

    private final String slug;
    private final String detail;

    WhyNotAgain(String slug, String detail) {
        this.slug = slug;
        this.detail = detail;
    }

    /** As problems have it. */
    public String slug() {
        return slug;
    }

    public String detail() {
        return detail;
    }
}
