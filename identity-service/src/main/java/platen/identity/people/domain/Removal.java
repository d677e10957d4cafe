package platen.identity.people.domain;

import java.time.Instant;

/** What becomes of a user whom a source no longer has. The link ends in any case; the account may outlive it. */
public sealed interface Removal {

    /** Flagged as missing at the source, otherwise left alone. */
    record LinkMissing() implements Removal {}

    /** The link goes and other sources keep the account. */
    record LinkGone() implements Removal {}

    /** Nobody logs in with it; deleted at the end of the retention. */
    record Retained(User user) implements Removal {}

    record Deleted() implements Removal {}

    static Removal of(User user, PersonKey person, Sources sources, OnRemoval wish, Instant deleteAfter) {
        if (user.internal()) {
            return new LinkGone();
        }
        boolean ends = sources.endsWith(person);
        return switch (wish) {
            case KEEP -> new LinkMissing();
            case DISABLE_THEN_DELETE -> ends ? new Retained(user.removed(deleteAfter)) : new LinkMissing();
            case DELETE_NOW -> ends ? new Deleted() : new LinkGone();
        };
    }
}
