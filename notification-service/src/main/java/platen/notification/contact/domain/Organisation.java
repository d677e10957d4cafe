package platen.notification.contact.domain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An organisation's settings about mail.
 *
 * @param portalUrl where portal mails point
 * @param noticeAddress where notices to its administrators go
 */
public record Organisation(
        UUID id,
        String name,
        String locale,
        Invitation invitation,
        @Nullable String portalUrl,
        @Nullable String noticeAddress) {

    /** How people learn their code. */
    public enum Invitation {
        /** The mail holds the code. */
        CLASSIC,
        /** The mail holds a link to a page that shows it after sign-in. */
        PORTAL
    }
}
