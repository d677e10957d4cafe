package platen.identity.people;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.identity.auditing.RecordAct;
import platen.identity.auditing.domain.Act;
import platen.identity.groups.TendMemberships;
import platen.identity.organisation.FindOrganisations;
import platen.identity.people.ResolutionRefused.Reason;
import platen.identity.people.domain.Holders;
import platen.identity.people.domain.Observation;
import platen.identity.people.domain.Profile;
import platen.identity.people.domain.ProfileDraft;
import platen.identity.people.domain.User;
import platen.identity.people.messaging.StoredObservations;
import platen.identity.people.messaging.UserEventWriter;
import platen.identity.people.persistence.PersonLinkRows;
import platen.identity.people.persistence.UserRows;
import platen.identity.review.OpenReviews;
import platen.identity.review.domain.Decision;
import platen.identity.review.domain.PendingReview;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;

/** An administrator decides what becomes of a source's person that waits. The same decision again changes nothing. */
@ApplicationScoped
public class ResolveReview {

    /**
     * What has been decided.
     *
     * @param user whom the person is now; null when it is nobody
     */
    public record Resolved(
            UUID review, Decision.Kind decision, @Nullable UUID user) {}

    /** One decision being carried out. */
    private record Case(
            Sighting sighting,
            PendingReview review,
            Decision decision,
            @Nullable User linked) {}

    private final OrganisationTransactions transactions;
    private final FindOrganisations organisations;
    private final OpenReviews reviews;
    private final StoredObservations observations;
    private final UserRows users;
    private final PersonLinkRows links;
    private final TendMemberships memberships;
    private final FreeNames freeNames;
    private final AdoptPerson adopt;
    private final PersonReviews personReviews;
    private final UserEventWriter events;
    private final RecordAct audit;
    private final Clock clock;

    ResolveReview(
            OrganisationTransactions transactions,
            FindOrganisations organisations,
            OpenReviews reviews,
            StoredObservations observations,
            UserRows users,
            PersonLinkRows links,
            TendMemberships memberships,
            FreeNames freeNames,
            AdoptPerson adopt,
            PersonReviews personReviews,
            UserEventWriter events,
            RecordAct audit,
            Clock clock) {
        this.transactions = transactions;
        this.organisations = organisations;
        this.reviews = reviews;
        this.observations = observations;
        this.users = users;
        this.links = links;
        this.memberships = memberships;
        this.freeNames = freeNames;
        this.adopt = adopt;
        this.personReviews = personReviews;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    /** Null when there is no such review; fails with {@link ResolutionRefused} or {@link UserRefused}. */
    public Uni<@Nullable Resolved> resolve(UUID organisation, UUID review, Decision decision, String caller) {
        return transactions.in(
                organisation,
                transaction -> reviews.pending(transaction, review).chain(pending -> {
                    if (pending == null) {
                        return Uni.createFrom().nullItem();
                    }
                    return pending.observation() == null
                            ? Uni.createFrom().item(decidedBefore(pending, decision))
                            : decide(transaction, pending, decision, caller);
                }));
    }

    private static Resolved decidedBefore(PendingReview review, Decision decision) {
        boolean same = decision.kind() == review.decided()
                && (!(decision instanceof Decision.Link link) || link.user().equals(review.decidedUser()));
        if (!same) {
            throw new ResolutionRefused(Reason.DECIDED);
        }
        return new Resolved(review.id(), decision.kind(), review.decidedUser());
    }

    private Uni<Resolved> decide(
            OrganisationTransaction transaction, PendingReview review, Decision decision, String caller) {
        return organisations
                .of(transaction)
                .map(Objects::requireNonNull)
                .chain(organisation -> decide(
                        new Sighting(
                                transaction,
                                organisation,
                                observations
                                        .read(Objects.requireNonNull(review.observation()))
                                        .named(organisation.settings().linking()),
                                null,
                                clock.instant().truncatedTo(ChronoUnit.MICROS)),
                        review,
                        decision))
                .call(resolved -> audit.resolution(transaction, caller, act(resolved), resolved.user(), review.id()));
    }

    private Uni<Resolved> decide(Sighting sighting, PendingReview review, Decision decision) {
        OrganisationTransaction transaction = sighting.transaction();
        return reserve(transaction, sighting.seen(), decision)
                .chain(() -> reviews.lock(transaction, review.id()))
                .invoke(locked -> {
                    if (!review.equals(locked)) {
                        throw new ResolutionRefused(Reason.CHANGED);
                    }
                })
                .chain(() -> users.lockLinked(transaction, sighting.seen().person()))
                .chain(linked -> carryOut(new Case(sighting, review, decision, linked)));
    }

    private Uni<Void> reserve(OrganisationTransaction transaction, Observation seen, Decision decision) {
        return decision instanceof Decision.Create create && create.userName() != null
                ? users.reserve(transaction, seen, create.userName())
                : users.reserve(transaction, seen);
    }

    private Uni<Resolved> carryOut(Case decided) {
        if (decided.decision() instanceof Decision.Ignore) {
            User linked = decided.linked();
            return settle(decided, linked == null ? null : linked.id());
        }
        if (decided.linked() != null) {
            throw new ResolutionRefused(Reason.LINKED);
        }
        Sighting sighting = decided.sighting();
        return users.holders(sighting.transaction(), sighting.seen())
                .chain(holders -> decided.decision() instanceof Decision.Link link
                        ? link(sighting, link.user(), holders)
                        : create(sighting, (Decision.Create) decided.decision(), holders))
                .call(adoption -> personReviews.settle(sighting, adoption.obstacle()))
                .call(adoption -> events.write(sighting.transaction(), adoption.facts(), null))
                .chain(adoption -> settle(decided, adoption.user().id()));
    }

    private Uni<Adoption> link(Sighting sighting, UUID id, Holders holders) {
        OrganisationTransaction transaction = sighting.transaction();
        String source = sighting.seen().person().source();
        return users.lock(transaction, id).chain(user -> {
            if (user == null) {
                throw new ResolutionRefused(Reason.NO_SUCH_USER);
            }
            if (user.internal()) {
                throw new ResolutionRefused(Reason.INTERNAL);
            }
            return links.of(transaction, id)
                    .chain(known -> known.stream()
                            .filter(link -> link.source().equals(source))
                            .findFirst()
                            .map(link -> {
                                if (!link.missing()) {
                                    throw new ResolutionRefused(Reason.TWO_PEOPLE);
                                }
                                return links.remove(transaction, link.person())
                                        .chain(() -> memberships.parted(transaction, id, link.person()));
                            })
                            .orElseGet(() -> Uni.createFrom().voidItem()))
                    .chain(() -> adopt.reconcile(sighting, user, holders));
        });
    }

    /** Somebody else keeps the email; a user name must be free, or another be given. */
    private Uni<Adoption> create(Sighting sighting, Decision.Create create, Holders holders) {
        Observation seen = sighting.seen();
        Profile said = seen.profile(sighting.organisation().settings().locale());
        ProfileDraft wanted = new ProfileDraft(
                create.userName() == null ? said.userName() : create.userName(),
                said.displayName(),
                holders.ofEmail(said.emailKey()).isPresent() ? null : said.email(),
                said.locale(),
                said.department(),
                said.office());
        Profile profile = FreeNames.valid(wanted.checked(said.locale()));
        return freeNames
                .require(sighting.transaction(), new UUID(0, 0), profile)
                .chain(free -> adopt.create(sighting, free, holders));
    }

    private Uni<Resolved> settle(Case decided, @Nullable UUID user) {
        Decision.Kind kind = decided.decision().kind();
        return reviews.decide(
                        decided.sighting().transaction(),
                        decided.review().id(),
                        kind,
                        user,
                        decided.sighting().now())
                .replaceWith(() -> new Resolved(decided.review().id(), kind, user));
    }

    private static Act.Kind act(Resolved resolved) {
        return switch (resolved.decision()) {
            case LINK -> Act.Kind.REVIEW_LINKED;
            case CREATE -> Act.Kind.REVIEW_CREATED;
            case IGNORE -> Act.Kind.REVIEW_IGNORED;
        };
    }
}
