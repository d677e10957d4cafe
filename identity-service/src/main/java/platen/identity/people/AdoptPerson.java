package platen.identity.people;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.identity.people.domain.Holders;
import platen.identity.people.domain.Observation;
import platen.identity.people.domain.PersonLink;
import platen.identity.people.domain.Profile;
import platen.identity.people.domain.Reconciliation;
import platen.identity.people.domain.Sources;
import platen.identity.people.domain.Supplied;
import platen.identity.people.domain.User;
import platen.identity.people.domain.UserEvent;
import platen.identity.people.domain.UserState;
import platen.identity.people.persistence.PersonLinkRows;
import platen.identity.people.persistence.UserRows;
import platen.identity.review.domain.ReviewReason;

/** Makes a source's person a user, or the user the person: links, and takes the source's word as far as it counts. */
@ApplicationScoped
class AdoptPerson {

    /** Something of the source's word that could not be taken. */
    record Obstacle(ReviewReason reason, UUID user) {}

    /**
     * What came of it.
     *
     * @param facts to be told
     * @param obstacle to be reviewed
     */
    record Adoption(
            User user, List<UserEvent> facts, @Nullable Obstacle obstacle) {}

    private final UserRows users;
    private final PersonLinkRows links;

    AdoptPerson(UserRows users, PersonLinkRows links) {
        this.users = users;
        this.links = links;
    }

    /** The names of the profile must be free. */
    Uni<Adoption> create(Sighting sighting, Profile profile, Holders holders) {
        Observation seen = sighting.seen();
        User user = User.created(
                UUID.randomUUID(),
                profile,
                seen.active() ? new UserState.Active() : new UserState.Inactive(UserState.Because.SOURCE, null),
                sighting.now());
        var clashes = holders.against(user.id(), seen.profile(profile.locale()));
        return users.insert(sighting.transaction(), user)
                .chain(() -> link(sighting, user))
                .replaceWith(() -> new Adoption(
                        user,
                        List.of(
                                new UserEvent.Created(user, Supplied.of(seen)),
                                new UserEvent.Linked(user.id(), seen.person())),
                        obstacle(seen, user, clashes)));
    }

    Uni<Adoption> reconcile(Sighting sighting, User user, Holders holders) {
        Observation seen = sighting.seen();
        return links.of(sighting.transaction(), user.id()).chain(known -> {
            boolean newlyLinked = known.stream().noneMatch(link -> link.person().equals(seen.person()));
            boolean linkChanges = !known.contains(new PersonLink(seen.person(), false));
            boolean decides = new Sources(sighting.organisation().settings().primarySource(), known)
                    .decides(seen.person().source());
            var clashes = decides
                    ? holders.against(user.id(), seen.profile(user.profile().locale()))
                    : new Holders.Clashes(null, null);
            var result = Reconciliation.of(user, seen, newlyLinked, decides, clashes);
            return (linkChanges ? link(sighting, user) : Uni.createFrom().voidItem())
                    .chain(() -> linkChanges || !result.user().equals(user)
                            ? users.update(sighting.transaction(), result.user().touched(sighting.now()))
                            : Uni.createFrom().voidItem())
                    .replaceWith(() -> new Adoption(result.user(), result.events(), obstacle(seen, user, clashes)));
        });
    }

    private Uni<Void> link(Sighting sighting, User user) {
        var link = new PersonLink(sighting.seen().person(), false);
        return links.put(sighting.transaction(), user.id(), link, sighting.now());
    }

    private static @Nullable Obstacle obstacle(Observation seen, User user, Holders.Clashes clashes) {
        if (clashes.userNameHolder() != null) {
            return new Obstacle(ReviewReason.USER_NAME_TAKEN, clashes.userNameHolder());
        }
        if (clashes.emailHolder() != null) {
            return new Obstacle(ReviewReason.EMAIL_TAKEN, clashes.emailHolder());
        }
        return seen.unusableEmail() ? new Obstacle(ReviewReason.EMAIL_UNUSABLE, user.id()) : null;
    }
}
