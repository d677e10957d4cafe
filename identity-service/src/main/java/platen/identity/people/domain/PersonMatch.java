package platen.identity.people.domain;

import java.util.Optional;
import java.util.UUID;
import platen.identity.review.domain.ReviewReason;

/** Whom a source means by a person it has not shown before. */
public sealed interface PersonMatch {

    /** Nobody yet. */
    record Stranger() implements PersonMatch {}

    record Known(User user) implements PersonMatch {}

    /** Not for us to say; nothing is made or linked. */
    record Undecided(ReviewReason reason, UUID holder) implements PersonMatch {}

    /**
     * By user name, else by email, else by a user name that is somebody's alias. Who is linked to the same source already is another person of that source, and an internal user
     * is nobody of any source; neither is ever matched.
     *
     * @param byAlias whether an alias says who is meant; if not, it only stands in the way
     */
    static PersonMatch of(Observation observation, Holders holders, boolean byAlias) {
        Optional<Holder> byUserName = holders.ofUserName(observation.userNameKey());
        if (byUserName.isPresent()) {
            return of(byUserName.get(), ReviewReason.USER_NAME_TAKEN);
        }
        return holders.ofEmail(observation.emailKey())
                .map(holder -> of(holder, ReviewReason.EMAIL_TAKEN))
                .or(() -> holders.ofAlias(observation.userNameKey())
                        .map(holder -> byAlias
                                ? of(holder, ReviewReason.USER_NAME_TAKEN)
                                : new Undecided(
                                        ReviewReason.USER_NAME_TAKEN,
                                        holder.user().id())))
                .orElseGet(Stranger::new);
    }

    private static PersonMatch of(Holder holder, ReviewReason taken) {
        User user = holder.user();
        if (user.internal()) {
            return new Undecided(taken, user.id());
        }
        return holder.linkedToSource() ? new Undecided(ReviewReason.ALREADY_LINKED, user.id()) : new Known(user);
    }
}
