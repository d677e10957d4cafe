package platen.notification.contact.domain;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An organisation's settings about mail.
 *
 * @param portalUrl where portal mails point
 * @param noticeAddress where notices to its administrators go
 * @param manualChangeMail the mail of an administrator's change of a code; null: of the kind of the invitation
 */
public record Organisation(
        UUID id,
        String name,
        String locale,
        Invitation invitation,
        @Nullable String portalUrl,
        @Nullable String noticeAddress,
        @Nullable ManualChangeMail manualChangeMail) {

    /** How people learn their code. */
    public enum Invitation {
        /** The mail holds the code. */
        CLASSIC,
        /** The mail holds a link to a page that shows it after sign-in. */
        PORTAL
    }

    /** What people are mailed when an administrator changes their code. */
    public enum ManualChangeMail {
        CLASSIC,
        PORTAL,
        NONE
    }

    /** The kind of the mail that an administrator's change causes; empty when it causes none. */
    public Optional<Invitation> kindOfManualChange() {
        return switch (manualChangeMail) {
            case null -> Optional.of(invitation);
            case CLASSIC -> Optional.of(Invitation.CLASSIC);
            case PORTAL -> Optional.of(Invitation.PORTAL);
            case NONE -> Optional.empty();
        };
    }
}
