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
     * @param decides whether this source's word counts; if not, it is linked and its credentials are passed on for the record
     * @param clashes names that somebody else has: the user keeps the old ones
     */
    public static Reconciliation of(
            User user, Observation observation, boolean newlyLinked, boolean decides, Clashes clashes) {
        List<UserEvent> events = new ArrayList<>();
        if (newlyLinked) {
            events.add(new UserEvent.Linked(user.id(), observation.person()));
        }
        User changed = decides ? decided(user, observation, clashes, events) : user;
        if (observation.credentials().any()) {
            events.add(new UserEvent.CredentialsObserved(user.id(), observation, decides));
        }
        return new Reconciliation(changed, events);
    }

    private static User decided(User user, Observation observation, Clashes clashes, List<UserEvent> events) {
        Profile profile = allowed(observation.profile(user.profile().locale()), user, clashes);
        User changed = user;
        if (!profile.equals(user.profile())) {
            changed = user.with(profile);
            events.add(new UserEvent.Updated(changed));
        }
        changed = observation.active() ? changed.returned() : changed.suspended();
        if (changed.isActive() != user.isActive()) {
            events.add(changed.isActive() ? new UserEvent.Reactivated(changed) : new UserEvent.Deactivated(changed));
        }
        return changed;
    }

    /** A name that is the user's alias says who is meant, not what they are to be called. */
    private static Profile allowed(Profile wanted, User user, Clashes clashes) {
        boolean rename = clashes.userNameHolder() == null && !user.aliasKeys().contains(wanted.userNameKey());
        Profile allowed = rename ? wanted : wanted.withUserNameOf(user.profile());
        return clashes.emailHolder() == null ? allowed : allowed.withEmailOf(user.profile());
    }
}
