package platen.notification.mailing.domain;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import platen.notification.contact.domain.Contact;
import platen.notification.contact.domain.Organisation;
import platen.notification.contact.domain.Organisation.Invitation;
import platen.notification.template.domain.MailAddress;
import platen.notification.template.domain.MailTemplate;

/** The table of mails: which reason for a code causes which mail, and who gets none. */
public final class MailPolicy {

    private MailPolicy() {}

    /**
     * The mail that an issued code causes. A reason that is not listed, one from the future included, mails nobody.
     *
     * @param chosen whether whoever caused it wants people told; null when nobody was asked
     */
    public static Optional<MailTemplate> templateFor(
            String reason, Organisation organisation, @Nullable Boolean chosen) {
        if (Boolean.FALSE.equals(chosen)) {
            return Optional.empty();
        }
        boolean classic = organisation.invitation() == Invitation.CLASSIC;
        return switch (reason) {
            case "imported" ->
                Optional.of(codeUpdated(organisation.invitation())).filter(template -> chosen != null);
            case "import-cleared", "policy-job" ->
                Optional.of(classic ? MailTemplate.NEW_CODE : MailTemplate.NEW_CODE_PORTAL)
                        .filter(template -> chosen != null);
            case "user-created" ->
                Optional.of(classic ? MailTemplate.INVITATION_CLASSIC : MailTemplate.INVITATION_PORTAL);
            case "set-by-admin", "generated-by-admin", "removed-by-admin" ->
                organisation.kindOfManualChange().map(MailPolicy::codeUpdated);
            case "source-cleared", "conflict", "expired" ->
                Optional.of(classic ? MailTemplate.NEW_CODE : MailTemplate.NEW_CODE_PORTAL);
            default -> Optional.empty();
        };
    }

    private static MailTemplate codeUpdated(Invitation kind) {
        return kind == Invitation.CLASSIC ? MailTemplate.CODE_UPDATED_CLASSIC : MailTemplate.CODE_UPDATED_PORTAL;
    }

    /** The mail that a reminder causes. */
    public static MailTemplate reminder(Invitation kind) {
        return kind == Invitation.CLASSIC ? MailTemplate.REMINDER : MailTemplate.REMINDER_PORTAL;
    }

    /** What a mail about a code is when it is sent again: the same, of the kind that the organisation has now. */
    public static MailTemplate repeated(MailTemplate template, Organisation organisation) {
        boolean classic = organisation.invitation() == Invitation.CLASSIC;
        return switch (template) {
            case INVITATION_CLASSIC, INVITATION_PORTAL ->
                classic ? MailTemplate.INVITATION_CLASSIC : MailTemplate.INVITATION_PORTAL;
            case NEW_CODE, NEW_CODE_PORTAL -> classic ? MailTemplate.NEW_CODE : MailTemplate.NEW_CODE_PORTAL;
            case REMINDER, REMINDER_PORTAL -> reminder(organisation.invitation());
            case CODE_UPDATED_CLASSIC, CODE_UPDATED_PORTAL ->
                codeUpdated(organisation.kindOfManualChange().orElse(organisation.invitation()));
            default -> template;
        };
    }

    /** Why a mail about that version of a person's code is not sent again; empty when it may be. */
    public static Optional<WhyNotAgain> refusalToRepeat(Contact contact, long currentVersion, long version) {
        return refusal(contact)
                .map(whyNot -> whyNot == WhyNot.NO_ADDRESS ? WhyNotAgain.NO_ADDRESS : WhyNotAgain.INACTIVE)
                .or(() -> version < currentVersion ? Optional.of(WhyNotAgain.SUPERSEDED) : Optional.empty());
    }

    /** Why this person is not written to; empty when they may be. */
    public static Optional<WhyNot> refusal(Contact contact) {
        if (!contact.isActive()) {
            return Optional.of(WhyNot.INACTIVE);
        }
        return MailAddress.of(contact.email()).isEmpty() ? Optional.of(WhyNot.NO_ADDRESS) : Optional.empty();
    }
}
