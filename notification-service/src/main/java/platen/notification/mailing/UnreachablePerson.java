package platen.notification.mailing;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An active person without an address that can be written to.
 *
 * @param owedMail the mail of their present code that was not sent for that reason; null when there was none to send
 */
public record UnreachablePerson(
        UUID userId, String displayName, @Nullable UUID owedMail) {

    /** A name is personal data. */
    @Override
    public String toString() {
        return "UnreachablePerson[" + userId + "]";
    }
}
