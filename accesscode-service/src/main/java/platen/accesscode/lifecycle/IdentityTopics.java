package platen.accesscode.lifecycle;

import java.util.UUID;
import platen.kit.messaging.Outcome;

/** What an event must wait for when it speaks of something unknown. */
final class IdentityTopics {

    static final String USERS = "identity.user";

    static final Outcome UNKNOWN_ORGANISATION = new Outcome.HoldBack("identity.organisation", "");

    private IdentityTopics() {}

    static Outcome unknownUser(UUID user) {
        return new Outcome.HoldBack(USERS, user.toString());
    }
}
