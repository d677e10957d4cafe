package platen.identity.people;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import platen.identity.groups.TendMemberships;
import platen.identity.organisation.FindOrganisations;
import platen.identity.organisation.domain.Organisation;
import platen.identity.people.domain.Holders;
import platen.identity.people.domain.Observation;
import platen.identity.people.domain.PeopleAround;
import platen.identity.people.domain.PersonKey;
import platen.identity.people.domain.PersonLink;
import platen.identity.people.domain.PersonMatch;
import platen.identity.people.domain.User;
import platen.identity.people.messaging.UserEventWriter;
import platen.identity.people.messaging.UserEventWriter.Caused;
import platen.identity.people.persistence.PersonLinkRows;
import platen.identity.people.persistence.PersonLinkRows.LinkOf;
import platen.identity.people.persistence.UserBatchRows;
import platen.kit.messaging.Event;
import platen.kit.organisation.OrganisationTransaction;

/**
 * Does what {@link ObservePerson} does for many persons at once, with one statement for all of them where it has one for each. It
 * leaves out who is not plain: whoever is to be reviewed, and whoever has to do with somebody who comes earlier. As the others have
 * nothing to do with each other, what they become does not depend on the order.
 */
@ApplicationScoped
public class ObservePeople {

    /** A source's word and the event that brought it. */
    public record Said(Observation seen, Event cause) {}

    /** What is decided of those who are plain. */
    private record Taken(List<Sighting> sightings, List<Adoption> adoptions) {
        Stream<User> created() {
            return adoptions.stream().filter(Adoption::created).map(Adoption::user);
        }
    }

    private final FindOrganisations organisations;
    private final UserBatchRows users;
    private final PersonLinkRows links;
    private final PersonReviews reviews;
    private final TendMemberships memberships;
    private final UserEventWriter events;
    private final Clock clock;

    ObservePeople(
            FindOrganisations organisations,
            UserBatchRows users,
            PersonLinkRows links,
            PersonReviews reviews,
            TendMemberships memberships,
            UserEventWriter events,
            Clock clock) {
        this.organisations = organisations;
        this.users = users;
        this.links = links;
        this.reviews = reviews;
        this.memberships = memberships;
        this.events = events;
        this.clock = clock;
    }

    /** Returns the ids of the events of which nothing was taken; all of them when the organisation is not known yet. */
    public Uni<Set<String>> observe(OrganisationTransaction transaction, List<Said> said) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return organisations
                .of(transaction)
                .chain(organisation -> organisation == null
                        ? Uni.createFrom().item(ids(said.stream().map(Said::cause)))
                        : take(
                                transaction,
                                said.stream()
                                        .map(one -> sighting(transaction, organisation, one, now))
                                        .toList()));
    }

    private static Sighting sighting(
            OrganisationTransaction transaction, Organisation organisation, Said said, Instant now) {
        Observation named = said.seen().named(organisation.settings().linking());
        return new Sighting(transaction, organisation, named, said.cause(), now);
    }

    private static Set<String> ids(Stream<Event> events) {
        return events.map(Event::id).collect(Collectors.toSet());
    }

    private Uni<Set<String>> take(OrganisationTransaction transaction, List<Sighting> sightings) {
        List<Observation> seen = sightings.stream().map(Sighting::seen).toList();
        return users.reserve(transaction, seen)
                .chain(() -> users.lockAround(transaction, seen))
                .chain(found -> links.of(
                                transaction, found.stream().map(User::id).toList())
                        .map(known -> new PeopleAround(found, known)))
                .chain(around -> {
                    Set<String> left = new HashSet<>();
                    return write(transaction, decide(sightings, around, left)).replaceWith(left);
                });
    }

    private static Taken decide(List<Sighting> sightings, PeopleAround around, Set<String> left) {
        Set<Object> touched = new HashSet<>();
        Taken taken = new Taken(new ArrayList<>(), new ArrayList<>());
        for (Sighting sighting : sightings) {
            Holders holders = around.holders(sighting.seen());
            boolean clear = true;
            for (Object touches : touches(sighting.seen(), holders, around)) {
                clear &= touched.add(touches);
            }
            Adoption adoption = clear ? adoption(sighting, holders, around) : null;
            if (adoption == null || adoption.obstacle() != null) {
                left.add(Objects.requireNonNull(sighting.cause()).id());
            } else {
                taken.sightings().add(sighting);
                taken.adoptions().add(adoption);
            }
        }
        return taken;
    }

    /** All that the decision on an observation looks at or changes. */
    private static Set<Object> touches(Observation seen, Holders holders, PeopleAround around) {
        Set<Object> touches = new HashSet<>();
        touches.add(seen.person());
        touches.add("name " + seen.userNameKey());
        seen.aliasKeys().forEach(alias -> touches.add("name " + alias));
        if (seen.emailKey() != null) {
            touches.add("email " + seen.emailKey());
        }
        holders.all().forEach(holder -> touches.add(holder.user().id()));
        User linked = around.linked(seen.person());
        if (linked != null) {
            touches.add(linked.id());
        }
        return touches;
    }

    /** Null for who is not plain. */
    private static @Nullable Adoption adoption(Sighting sighting, Holders holders, PeopleAround around) {
        User linked = around.linked(sighting.seen().person());
        if (linked != null) {
            return followed(sighting, linked, holders, around);
        }
        boolean byAlias = sighting.organisation().settings().linking().matchByAlias();
        return switch (PersonMatch.of(sighting.seen(), holders, byAlias)) {
            case PersonMatch.Stranger stranger ->
                Adoption.ofStranger(
                        sighting,
                        sighting.seen()
                                .profile(sighting.organisation().settings().locale()),
                        holders);
            case PersonMatch.Known known -> followed(sighting, known.user(), holders, around);
            case PersonMatch.Undecided undecided -> null;
        };
    }

    private static @Nullable Adoption followed(Sighting sighting, User user, Holders holders, PeopleAround around) {
        return user.internal() ? null : Adoption.of(sighting, user, around.linksOf(user), holders);
    }

    private Uni<Void> write(OrganisationTransaction transaction, Taken taken) {
        if (taken.sightings().isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Instant now = taken.sightings().getFirst().now();
        List<PersonKey> persons =
                taken.sightings().stream().map(one -> one.seen().person()).toList();
        List<User> changed = taken.adoptions().stream()
                .filter(Adoption::changes)
                .map(adoption -> adoption.user().touched(now))
                .toList();
        List<User> renamed = taken.adoptions().stream()
                .filter(Adoption::renames)
                .map(Adoption::user)
                .toList();
        List<LinkOf> linked = new ArrayList<>();
        List<Caused> facts = new ArrayList<>();
        for (int place = 0; place < persons.size(); place++) {
            Adoption adoption = taken.adoptions().get(place);
            Event cause = taken.sightings().get(place).cause();
            if (adoption.links()) {
                linked.add(new LinkOf(adoption.user().id(), new PersonLink(persons.get(place), false)));
            }
            adoption.facts().forEach(fact -> facts.add(new Caused(fact, cause)));
        }
        return users.insert(transaction, taken.created().toList())
                .chain(() -> links.put(transaction, linked, now))
                .chain(() -> memberships.linked(
                        transaction,
                        taken.adoptions().stream()
                                .map(Adoption::newLink)
                                .filter(Objects::nonNull)
                                .toList()))
                .chain(() -> users.update(transaction, changed))
                .chain(() -> users.name(transaction, renamed))
                .chain(() -> reviews.close(transaction, persons, now))
                .chain(() -> events.write(transaction, facts));
    }
}
