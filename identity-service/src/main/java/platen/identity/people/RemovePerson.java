package platen.identity.people;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import platen.identity.groups.TendMemberships;
import platen.identity.organisation.FindOrganisations;
import platen.identity.organisation.domain.Organisation;
import platen.identity.people.domain.OnRemoval;
import platen.identity.people.domain.PersonKey;
import platen.identity.people.domain.PersonLink;
import platen.identity.people.domain.Removal;
import platen.identity.people.domain.Sources;
import platen.identity.people.domain.User;
import platen.identity.people.domain.UserEvent;
import platen.identity.people.messaging.UserEventWriter;
import platen.identity.people.persistence.PersonLinkRows;
import platen.identity.people.persistence.UserRows;
import platen.kit.messaging.Event;
import platen.kit.messaging.Outcome;
import platen.kit.organisation.OrganisationTransaction;

/** A source no longer has a person: ends that link and, when no other source keeps the account, the account as the source wishes. */
@ApplicationScoped
public class RemovePerson {

    private record Absence(OrganisationTransaction transaction, PersonKey person, Event cause, Instant now) {}

    private final FindOrganisations organisations;
    private final UserRows users;
    private final PersonLinkRows links;
    private final PersonReviews reviews;
    private final EndAccount endAccount;
    private final TendMemberships memberships;
    private final UserEventWriter events;
    private final Clock clock;

    RemovePerson(
            FindOrganisations organisations,
            UserRows users,
            PersonLinkRows links,
            PersonReviews reviews,
            EndAccount endAccount,
            TendMemberships memberships,
            UserEventWriter events,
            Clock clock) {
        this.organisations = organisations;
        this.users = users;
        this.links = links;
        this.reviews = reviews;
        this.endAccount = endAccount;
        this.memberships = memberships;
        this.events = events;
        this.clock = clock;
    }

    /** Waits for the organisation when it is not known yet; a person nobody knows is gone already. */
    public Uni<Outcome> remove(OrganisationTransaction transaction, PersonKey person, OnRemoval wish, Event cause) {
        var absence = new Absence(transaction, person, cause, clock.instant().truncatedTo(ChronoUnit.MICROS));
        return organisations
                .of(transaction)
                .chain(organisation -> organisation == null
                        ? Uni.createFrom().item(new Outcome.HoldBack("identity.organisation", ""))
                        : take(absence, organisation, wish).replaceWith(Outcome.DONE));
    }

    private Uni<Void> take(Absence absence, Organisation organisation, OnRemoval wish) {
        OrganisationTransaction transaction = absence.transaction();
        return reviews.close(transaction, absence.person(), absence.now())
                .chain(() -> users.lockLinked(transaction, absence.person()))
                .chain(user -> user == null
                        ? Uni.createFrom().voidItem()
                        : links.of(transaction, user.id())
                                .chain(known -> act(absence, organisation, wish, user, known)));
    }

    private Uni<Void> act(
            Absence absence, Organisation organisation, OnRemoval wish, User user, List<PersonLink> known) {
        Instant deleteAfter =
                absence.now().plus(Duration.ofDays(organisation.settings().retentionDays()));
        var sources = new Sources(organisation.settings().primarySource(), known);
        boolean newlyMissing = !known.contains(new PersonLink(absence.person(), true));
        return switch (Removal.of(user, absence.person(), sources, wish, deleteAfter)) {
            case Removal.LinkMissing missing ->
                newlyMissing ? flag(absence, user) : Uni.createFrom().voidItem();
            case Removal.Retained retained ->
                newlyMissing || !retained.user().equals(user)
                        ? flag(absence, retained.user()).chain(() -> tell(absence, user, retained.user()))
                        : Uni.createFrom().voidItem();
            case Removal.LinkGone gone ->
                links.remove(absence.transaction(), absence.person())
                        .chain(() -> memberships.parted(absence.transaction(), user.id(), absence.person()))
                        .chain(() -> part(absence, user));
            case Removal.Deleted deleted ->
                endAccount.end(absence.transaction(), user.id(), absence.now(), absence.cause());
        };
    }

    private Uni<Void> flag(Absence absence, User user) {
        return links.put(absence.transaction(), user.id(), new PersonLink(absence.person(), true), absence.now())
                .chain(() -> users.update(absence.transaction(), user.touched(absence.now())));
    }

    /** Other sources have the person still: the aliases of this one go with it. */
    private Uni<Void> part(Absence absence, User user) {
        User parted = user.internal()
                ? user
                : user.goingBy(user.goesBy().without(absence.person().source()));
        return users.update(absence.transaction(), parted.touched(absence.now()))
                .chain(() -> parted.aliases().equals(user.aliases())
                        ? Uni.createFrom().voidItem()
                        : events.write(absence.transaction(), List.of(new UserEvent.Updated(parted)), absence.cause()));
    }

    private Uni<Void> tell(Absence absence, User before, User after) {
        return before.isActive()
                ? events.write(absence.transaction(), List.of(new UserEvent.Deactivated(after)), absence.cause())
                : Uni.createFrom().voidItem();
    }
}
