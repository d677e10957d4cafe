package platen.identity.people.domain;

import java.util.ArrayList;
import java.util.List;
import platen.identity.people.domain.Holders.Clashes;

/** What a source's word makes of a user: the user afterwards and the facts, in order. */
public record Reconciliation(User user, List<UserEvent> events) {

    public Reconciliation {
        events = List.copyOf(events);
    }

    /**
     * @param newlyLinked this is the first time that the source means this user
     * @param sources where this source's word does not count, it is linked and its credentials are passed on for the record
     * @param clashes names that somebody else has: the user keeps the old ones
     */
    public static Reconciliation of(
            User user, Observation observation, boolean newlyLinked, Sources sources, Clashes clashes) {
        List<UserEvent> events = new ArrayList<>();
        if (newlyLinked) {
            events.add(new UserEvent.Linked(user.id(), observation.person()));
        }
        boolean decides = sources.decides(observation.person().source());
        User changed = decides ? decided(user, observation, sources, clashes, events) : user;
        if (observation.credentials().any()) {
            events.add(new UserEvent.CredentialsObserved(user.id(), observation, decides));
        }
        return new Reconciliation(changed, events);
    }

    private static User decided(
            User user, Observation observation, Sources sources, Clashes clashes, List<UserEvent> events) {
        Aliases kept = observation.aliases() == null
                ? user.goesBy()
                : user.goesBy().givenBy(sources.beside(observation.person().source()));
        Profile profile = allowed(observation.profile(user.profile().locale()), user, kept, clashes);
        User changed = user.with(profile).goingBy(kept);
        changed = changed.goingBy(observation.aliasesOf(changed, clashes).inOrderOf(user.goesBy()));
        if (!profile.equals(user.profile()) || !changed.aliases().equals(user.aliases())) {
            events.add(new UserEvent.Updated(changed));
        }
        changed = observation.active() ? changed.returned() : changed.suspended();
        if (changed.isActive() != user.isActive()) {
            events.add(changed.isActive() ? new UserEvent.Reactivated(changed) : new UserEvent.Deactivated(changed));
        }
        return changed;
    }

    /** A name that is the user's alias, by the word of others than the source, says who is meant, not what they are to be called. */
    private static Profile allowed(Profile wanted, User user, Aliases aliases, Clashes clashes) {
        boolean rename = clashes.userNameHolder() == null && !aliases.keys().contains(wanted.userNameKey());
        Profile allowed = rename ? wanted : wanted.withUserNameOf(user.profile());
        return clashes.emailHolder() == null ? allowed : allowed.withEmailOf(user.profile());
    }
}
