package platen.identity.people;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.identity.groups.TendMemberships.NewLink;
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
import platen.identity.review.domain.ReviewReason;

/**
 * What a source's word makes of a user.
 *
 * @param created nobody was this user before
 * @param links the link to the person is new, or the person is back
 * @param changes the user's row is another than before
 * @param renames they go by other aliases than before
 * @param facts to be told
 * @param obstacle to be reviewed
 */
record Adoption(
        User user,
        boolean created,
        boolean links,
        boolean changes,
        boolean renames,
        List<UserEvent> facts,
        @Nullable Obstacle obstacle) {

    /** Something of the source's word that could not be taken. */
    record Obstacle(ReviewReason reason, UUID user) {}

    /** Somebody new, of whose profile the names are free. */
    static Adoption ofStranger(Sighting sighting, Profile profile, Holders holders) {
        Observation seen = sighting.seen();
        User nameless = User.created(
                UUID.randomUUID(),
                profile,
                seen.active() ? new UserState.Active() : new UserState.Inactive(UserState.Because.SOURCE, null),
                sighting.now());
        var clashes = holders.against(nameless.id(), seen.profile(profile.locale()), seen.aliasKeys());
        User user = nameless.goingBy(seen.aliasesOf(nameless, clashes));
        return new Adoption(
                user,
                true,
                true,
                false,
                !user.aliases().isEmpty(),
                List.of(new UserEvent.Created(user, Supplied.of(seen)), new UserEvent.Linked(user.id(), seen.person())),
                obstacle(seen, user, clashes));
    }

    /**
     * @param known the links of the user
     */
    static Adoption of(Sighting sighting, User user, List<PersonLink> known, Holders holders) {
        Observation seen = sighting.seen();
        boolean newlyLinked = known.stream().noneMatch(link -> link.person().equals(seen.person()));
        boolean linkChanges = !known.contains(new PersonLink(seen.person(), false));
        var sources = new Sources(sighting.organisation().settings().primarySource(), known);
        var clashes = sources.decides(seen.person().source())
                ? holders.against(user.id(), seen.profile(user.profile().locale()), seen.aliasKeys())
                : Holders.Clashes.NONE;
        var result = Reconciliation.of(user, seen, newlyLinked, sources, clashes);
        return new Adoption(
                result.user(),
                false,
                linkChanges,
                linkChanges || !result.user().equals(user),
                !result.user().goesBy().equals(user.goesBy()),
                result.events(),
                obstacle(seen, user, clashes));
    }

    /** What it means for groups; null when the user was linked to the person before. */
    @Nullable
    NewLink newLink() {
        boolean told =
                facts.stream().anyMatch(fact -> fact instanceof UserEvent.Created || fact instanceof UserEvent.Updated);
        return facts.stream()
                .filter(UserEvent.Linked.class::isInstance)
                .map(UserEvent.Linked.class::cast)
                .map(linked -> new NewLink(linked.userId(), linked.person(), !told))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Obstacle obstacle(Observation seen, User user, Holders.Clashes clashes) {
        if (clashes.userNameHolder() != null) {
            return new Obstacle(ReviewReason.USER_NAME_TAKEN, clashes.userNameHolder());
        }
        if (clashes.emailHolder() != null) {
            return new Obstacle(ReviewReason.EMAIL_TAKEN, clashes.emailHolder());
        }
        if (seen.unusableEmail()) {
            return new Obstacle(ReviewReason.EMAIL_UNUSABLE, user.id());
        }
        return seen.aliasKeys().stream()
                .map(clashes.aliasHolders()::get)
                .filter(Objects::nonNull)
                .findFirst()
                .map(holder -> new Obstacle(ReviewReason.ALIAS_TAKEN, holder))
                .orElse(null);
    }
}
