package platen.identity.people;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.identity.organisation.FindOrganisations;
import platen.identity.organisation.domain.Organisation;
import platen.identity.people.domain.Holders;
import platen.identity.people.domain.Observation;
import platen.identity.people.domain.PersonLink;
import platen.identity.people.domain.PersonMatch;
import platen.identity.people.domain.Reconciliation;
import platen.identity.people.domain.Sources;
import platen.identity.people.domain.User;
import platen.identity.people.domain.UserEvent;
import platen.identity.people.domain.UserState;
import platen.identity.people.messaging.UserEventWriter;
import platen.identity.people.persistence.PersonLinkRows;
import platen.identity.people.persistence.UserRows;
import platen.identity.review.domain.ReviewReason;
import platen.kit.messaging.Event;
import platen.kit.messaging.Outcome;
import platen.kit.organisation.OrganisationTransaction;

/** Takes a source's word on a person: finds whom it means, makes the account or changes it, passes credentials on unopened. */
@ApplicationScoped
public class ObservePerson {

    /** One observation being taken. */
    private record Sighting(
            OrganisationTransaction transaction,
            Organisation organisation,
            Observation seen,
            Event cause,
            Instant now) {}

    private final FindOrganisations organisations;
    private final UserRows users;
    private final PersonLinkRows links;
    private final PersonReviews reviews;
    private final UserEventWriter events;
    private final Clock clock;

    ObservePerson(
            FindOrganisations organisations,
            UserRows users,
            PersonLinkRows links,
            PersonReviews reviews,
            UserEventWriter events,
            Clock clock) {
        this.organisations = organisations;
        this.users = users;
        this.links = links;
        this.reviews = reviews;
        this.events = events;
        this.clock = clock;
    }

    /** Waits for the organisation when it is not known yet. */
    public Uni<Outcome> observe(OrganisationTransaction transaction, Observation seen, Event cause) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return organisations
                .of(transaction)
                .chain(organisation -> organisation == null
                        ? Uni.createFrom().item(new Outcome.HoldBack("identity.organisation", ""))
                        : take(new Sighting(transaction, organisation, seen, cause, now))
                                .replaceWith(Outcome.DONE));
    }

    private Uni<Void> take(Sighting sighting) {
        OrganisationTransaction transaction = sighting.transaction();
        Observation seen = sighting.seen();
        return users.reserve(transaction, seen.userNameKey(), seen.emailKey())
                .chain(() -> users.lockLinked(transaction, seen.person()))
                .chain(linked -> users.holders(
                                transaction,
                                seen.userNameKey(),
                                seen.emailKey(),
                                seen.person().source())
                        .chain(holders ->
                                linked == null ? match(sighting, holders) : follow(sighting, linked, holders)));
    }

    /** Who has become internal since stays linked, and is left alone. */
    private Uni<Void> follow(Sighting sighting, User linked, Holders holders) {
        return linked.internal() ? Uni.createFrom().voidItem() : reconcile(sighting, linked, holders);
    }

    private Uni<Void> match(Sighting sighting, Holders holders) {
        return switch (PersonMatch.of(sighting.seen(), holders)) {
            case PersonMatch.Stranger stranger -> create(sighting);
            case PersonMatch.Known known -> reconcile(sighting, known.user(), holders);
            case PersonMatch.Undecided undecided -> review(sighting, undecided.reason(), undecided.holder(), List.of());
        };
    }

    private Uni<Void> create(Sighting sighting) {
        Observation seen = sighting.seen();
        User user = User.created(
                UUID.randomUUID(),
                seen.profile(sighting.organisation().settings().locale()),
                seen.active() ? new UserState.Active() : new UserState.Inactive(UserState.Because.SOURCE, null),
                sighting.now());
        return users.insert(sighting.transaction(), user)
                .chain(() -> link(sighting, user))
                .chain(() -> conclude(
                        sighting,
                        user,
                        null,
                        List.of(new UserEvent.Created(user, seen), new UserEvent.Linked(user.id(), seen.person()))));
    }

    private Uni<Void> reconcile(Sighting sighting, User user, Holders holders) {
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
                    .chain(() -> conclude(sighting, user, clashes, result.events()));
        });
    }

    private Uni<Void> link(Sighting sighting, User user) {
        var link = new PersonLink(sighting.seen().person(), false);
        return links.put(sighting.transaction(), user.id(), link, sighting.now());
    }

    private Uni<Void> conclude(Sighting sighting, User user, Holders.@Nullable Clashes clashes, List<UserEvent> facts) {
        if (clashes != null && clashes.userNameHolder() != null) {
            return review(sighting, ReviewReason.USER_NAME_TAKEN, clashes.userNameHolder(), facts);
        }
        if (clashes != null && clashes.emailHolder() != null) {
            return review(sighting, ReviewReason.EMAIL_TAKEN, clashes.emailHolder(), facts);
        }
        if (sighting.seen().unusableEmail()) {
            return review(sighting, ReviewReason.EMAIL_UNUSABLE, user.id(), facts);
        }
        return reviews.close(sighting.transaction(), sighting.seen().person(), sighting.now())
                .chain(() -> events.write(sighting.transaction(), facts, sighting.cause()));
    }

    private Uni<Void> review(Sighting sighting, ReviewReason reason, UUID holder, List<UserEvent> facts) {
        return reviews.open(sighting.transaction(), sighting.seen(), reason, holder, sighting.now())
                .chain(news -> {
                    List<UserEvent> all = new ArrayList<>(facts);
                    if (news != null) {
                        all.add(news);
                    }
                    return events.write(sighting.transaction(), all, sighting.cause());
                });
    }
}
