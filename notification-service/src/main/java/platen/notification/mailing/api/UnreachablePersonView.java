package platen.notification.mailing.api;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.notification.mailing.UnreachablePerson;

/**
 * An active person without an address.
 *
 * @param mailOwed whether a mail about their present code was not sent for that reason
 * @param mailId that mail, to be sent again once there is an address
 */
public record UnreachablePersonView(
        UUID userId,
        String displayName,
        boolean mailOwed,
        @Nullable UUID mailId) {

    static UnreachablePersonView of(UnreachablePerson person) {
        return new UnreachablePersonView(
                person.userId(), person.displayName(), person.owedMail() != null, person.owedMail());
    }

    /** A name is personal data. */
    @Override
    public String toString() {
        return "UnreachablePersonView[" + userId + "]";
    }
}
