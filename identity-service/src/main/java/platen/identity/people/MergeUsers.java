package platen.identity.people;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import platen.identity.auditing.RecordAct;
import platen.identity.groups.TendMemberships;
import platen.identity.people.domain.Merge;
import platen.identity.people.domain.PersonLink;
import platen.identity.people.domain.User;
import platen.identity.people.domain.UserEvent;
import platen.identity.people.messaging.UserEventWriter;
import platen.identity.people.persistence.PersonLinkRows;
import platen.identity.people.persistence.UserRows;
import platen.identity.subjects.domain.SubjectBinding;
import platen.identity.subjects.persistence.SubjectRows;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;
import platen.kit.rest.IfMatch;

/**
 * Makes one of two records of the same person. To other services the absorbed one is deleted: its code and cards end, and a source's
 * word on the person is the survivor's from now on.
 */
@ApplicationScoped
public class MergeUsers {

    /** Which two, and the versions of them that the administrator has seen. */
    public record Pair(UUID survivor, IfMatch survivorSeen, UUID absorbed, IfMatch absorbedSeen) {}

    private static final IfMatch WHATEVER = IfMatch.valueOf("*");

    private final OrganisationTransactions transactions;
    private final UserRows users;
    private final PersonLinkRows links;
    private final SubjectRows subjects;
    private final PersonReviews reviews;
    private final EndAccount endAccount;
    private final TendMemberships memberships;
    private final RecordAct audit;
    private final UserEventWriter events;
    private final Clock clock;

    MergeUsers(
            OrganisationTransactions transactions,
            UserRows users,
            PersonLinkRows links,
            SubjectRows subjects,
            PersonReviews reviews,
            EndAccount endAccount,
            TendMemberships memberships,
            RecordAct audit,
            UserEventWriter events,
            Clock clock) {
        this.transactions = transactions;
        this.users = users;
        this.links = links;
        this.subjects = subjects;
        this.reviews = reviews;
        this.endAccount = endAccount;
        this.memberships = memberships;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** What merging would do; null when there is no such user. */
    public Uni<@Nullable Merge> preview(UUID organisation, UUID survivor, UUID absorbed) {
        return transactions.in(
                organisation, transaction -> look(transaction, new Pair(survivor, WHATEVER, absorbed, WHATEVER)));
    }

    /** What it did; null when there is no such user. Does nothing when a source contests it. */
    public Uni<@Nullable Merge> merge(UUID organisation, Pair pair, String caller) {
        return transactions.in(
                organisation,
                transaction -> look(transaction, pair)
                        .call(merge -> merge == null || !merge.contested().isEmpty()
                                ? Uni.createFrom().voidItem()
                                : merge(transaction, merge, caller)));
    }

    /** Locks both, always in the same order. */
    private Uni<@Nullable Merge> look(OrganisationTransaction transaction, Pair pair) {
        if (pair.survivor().equals(pair.absorbed())) {
            throw new UserRefused(new UserRefused.Reason.SameUser());
        }
        return users.reserveNamesOf(transaction, pair.survivor(), pair.absorbed())
                .chain(() -> users.lockBoth(transaction, pair.survivor(), pair.absorbed()))
                .chain(found -> look(transaction, pair, found));
    }

    private Uni<@Nullable Merge> look(OrganisationTransaction transaction, Pair pair, Map<UUID, User> found) {
        User survivor = found.get(pair.survivor());
        User absorbed = found.get(pair.absorbed());
        if (survivor == null || absorbed == null) {
            return Uni.createFrom().nullItem();
        }
        pair.survivorSeen().check(survivor.version());
        pair.absorbedSeen().check(absorbed.version());
        return Uni.combine()
                .all()
                .unis(side(transaction, survivor), side(transaction, absorbed))
                .with(Merge::of);
    }

    private Uni<Merge.Side> side(OrganisationTransaction transaction, User user) {
        return links.of(transaction, user.id())
                .chain(known -> subjects.of(transaction, List.of(user.id()))
                        .map(signIns -> new Merge.Side(user, known, signIns)));
    }

    private Uni<Void> merge(OrganisationTransaction transaction, Merge merge, String caller) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        UUID survivor = merge.merged().id();
        UUID absorbed = merge.absorbed().id();
        List<UserEvent> facts = Stream.concat(
                        Stream.<UserEvent>of(new UserEvent.Updated(merge.merged())),
                        merge.moved().stream().map(link -> new UserEvent.Linked(survivor, link.person())))
                .toList();
        return Multi.createFrom()
                .iterable(merge.dropped())
                .onItem()
                .transformToUniAndConcatenate(link -> links.remove(transaction, link.person()))
                .collect()
                .last()
                .chain(() -> links.move(
                        transaction,
                        absorbed,
                        survivor,
                        merge.moved().stream().map(PersonLink::source).toList()))
                .chain(() -> subjects.move(
                        transaction,
                        survivor,
                        merge.movedSignIns().stream().map(SubjectBinding::id).toList()))
                .chain(() -> reviews.move(transaction, absorbed, survivor))
                .chain(() -> memberships.merged(transaction, absorbed, survivor))
                .chain(() -> endAccount.end(transaction, absorbed, now, null))
                .chain(() -> users.update(transaction, merge.merged().touched(now)))
                .chain(() -> events.write(transaction, facts, null))
                .chain(() -> audit.merge(transaction, caller, survivor, absorbed));
    }
}
