package platen.identity.people;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import platen.identity.organisation.FindOrganisations;
import platen.identity.people.Adoption.Obstacle;
import platen.identity.people.domain.Holders;
import platen.identity.people.domain.Observation;
import platen.identity.people.domain.PersonMatch;
import platen.identity.people.domain.User;
import platen.identity.people.domain.UserEvent;
import platen.identity.people.messaging.UserEventWriter;
import platen.identity.people.persistence.UserRows;
import platen.kit.messaging.Event;
import platen.kit.messaging.Outcome;
import platen.kit.organisation.OrganisationTransaction;

/** Takes a source's word on a person: finds whom it means, makes the account or changes it, passes credentials on unopened. */
@ApplicationScoped
public class ObservePerson {

    private final FindOrganisations organisations;
    private final UserRows users;
    private final AdoptPerson adopt;
    private final PersonReviews reviews;
    private final UserEventWriter events;
    private final Clock clock;

    ObservePerson(
            FindOrganisations organisations,
            UserRows users,
            AdoptPerson adopt,
            PersonReviews reviews,
            UserEventWriter events,
            Clock clock) {
        this.organisations = organisations;
        this.users = users;
        this.adopt = adopt;
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
                        : take(new Sighting(
                                        transaction,
                                        organisation,
                                        seen.named(organisation.settings().linking()),
                                        cause,
                                        now))
                                .replaceWith(Outcome.DONE));
    }

    private Uni<Void> take(Sighting sighting) {
        OrganisationTransaction transaction = sighting.transaction();
        Observation seen = sighting.seen();
        return users.reserve(transaction, seen)
                .chain(() -> users.lockLinked(transaction, seen.person()))
                .chain(linked -> users.holders(transaction, seen)
                        .chain(holders ->
                                linked == null ? match(sighting, holders) : follow(sighting, linked, holders)));
    }

    /** Who has become internal since stays linked, and is left alone. */
    private Uni<Void> follow(Sighting sighting, User linked, Holders holders) {
        return linked.internal()
                ? Uni.createFrom().voidItem()
                : adopt.reconcile(sighting, linked, holders).chain(adoption -> conclude(sighting, adoption));
    }

    private Uni<Void> match(Sighting sighting, Holders holders) {
        Observation seen = sighting.seen();
        return switch (PersonMatch.of(
                seen, holders, sighting.organisation().settings().linking().matchByAlias())) {
            case PersonMatch.Stranger stranger ->
                adopt.create(
                                sighting,
                                seen.profile(sighting.organisation().settings().locale()),
                                holders)
                        .chain(adoption -> conclude(sighting, adoption));
            case PersonMatch.Known known -> follow(sighting, known.user(), holders);
            case PersonMatch.Undecided undecided ->
                review(sighting, new Obstacle(undecided.reason(), undecided.holder()), List.of());
        };
    }

    private Uni<Void> conclude(Sighting sighting, Adoption adoption) {
        Obstacle obstacle = adoption.obstacle();
        return obstacle == null
                ? reviews.close(sighting.transaction(), sighting.seen().person(), sighting.now())
                        .chain(() -> events.write(sighting.transaction(), adoption.facts(), sighting.cause()))
                : review(sighting, obstacle, adoption.facts());
    }

    private Uni<Void> review(Sighting sighting, Obstacle obstacle, List<UserEvent> facts) {
        return reviews.open(sighting.transaction(), sighting.seen(), obstacle, sighting.now())
                .chain(news -> events.write(sighting.transaction(), withNews(facts, news), sighting.cause()));
    }

    private static List<UserEvent> withNews(List<UserEvent> facts, UserEvent.@Nullable MatchAmbiguous news) {
        return Stream.concat(facts.stream(), Stream.ofNullable(news)).toList();
    }
}
