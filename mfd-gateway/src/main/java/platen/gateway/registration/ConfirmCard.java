package platen.gateway.registration;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import platen.gateway.people.People;
import platen.gateway.people.Subjects;
import platen.gateway.people.domain.Subject;
import platen.gateway.registration.CardAnnouncements.ProvenCard;
import platen.gateway.registration.domain.CardLink;
import platen.gateway.registration.domain.Proof;
import platen.gateway.registration.persistence.CardLinkRows;
import platen.kit.crypto.SecretTokens;
import platen.kit.crypto.SecretTokens.Presented;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;

/** Somebody follows the link from their mail and confirms, signed in, that a card is theirs. */
@ApplicationScoped
public class ConfirmCard {

    /** What became of it. */
    public enum Result {
        CONFIRMED,
        /** Somebody is signed in, but not the person to whom the link was mailed. */
        WRONG_PERSON,
        /** Identity-service has to say who is signed in, and does not. */
        UNAVAILABLE,
        EXPIRED,
        USED,
        UNKNOWN
    }

    private final OrganisationTransactions transactions;
    private final CardLinkRows links;
    private final Subjects subjects;
    private final People people;
    private final SignIns signIns;
    private final CardAnnouncements announcements;
    private final Clock clock;

    ConfirmCard(
            OrganisationTransactions transactions,
            CardLinkRows links,
            Subjects subjects,
            People people,
            SignIns signIns,
            CardAnnouncements announcements,
            Clock clock) {
        this.transactions = transactions;
        this.links = links;
        this.subjects = subjects;
        this.people = people;
        this.signIns = signIns;
        this.announcements = announcements;
        this.clock = clock;
    }

    /** The link as it is now; looking uses nothing up, for mail scanners look too. Empty when it is none of ours. */
    public Uni<Optional<CardLink>> look(String token) {
        Optional<Presented> presented = SecretTokens.parse(token);
        return presented
                .map(known ->
                        transactions.in(known.organisation(), transaction -> links.find(transaction, known.hash())))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    /**
     * Uses the link up, if it was mailed to the person who is signed in.
     *
     * @param accessToken of that person; secret
     */
    public Uni<Result> confirm(String token, Subject signedIn, String accessToken) {
        return SecretTokens.parse(token)
                .map(known -> confirm(known, transaction -> holder(transaction, signedIn))
                        .chain(result -> result == Result.WRONG_PERSON
                                ? confirmAtFirstSight(known, accessToken)
                                : Uni.createFrom().item(result)))
                .orElseGet(() -> Uni.createFrom().item(Result.UNKNOWN));
    }

    /** Nobody is found by a sign-in until it is bound, which is not heard of here at once either. */
    private Uni<Result> confirmAtFirstSight(Presented known, String accessToken) {
        return signIns.bind(accessToken).chain(answer -> switch (answer) {
            case SignIns.Answer.Bound bound -> confirm(known, transaction -> ifActive(transaction, bound.userId()));
            case SignIns.Answer.Nobodys nobody -> Uni.createFrom().item(Result.WRONG_PERSON);
            case SignIns.Answer.Unavailable unavailable -> Uni.createFrom().item(Result.UNAVAILABLE);
        });
    }

    private Uni<Optional<UUID>> holder(OrganisationTransaction transaction, Subject signedIn) {
        return subjects.activeHolder(transaction, signedIn).map(found -> found.map(Subjects.Holder::userId));
    }

    private Uni<Optional<UUID>> ifActive(OrganisationTransaction transaction, UUID user) {
        return people.isActive(transaction, user)
                .map(active -> Optional.of(user).filter(known -> active));
    }

    private Uni<Result> confirm(Presented known, Function<OrganisationTransaction, Uni<Optional<UUID>>> whoIsSignedIn) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return transactions.in(
                known.organisation(),
                transaction -> links.lock(transaction, known.hash())
                        .chain(found -> found.map(link -> switch (link.state(now)) {
                                    case USED -> Uni.createFrom().item(Result.USED);
                                    case EXPIRED -> Uni.createFrom().item(Result.EXPIRED);
                                    case OPEN ->
                                        whoIsSignedIn
                                                .apply(transaction)
                                                .chain(person -> person.filter(link.user()::equals)
                                                                .isEmpty()
                                                        ? Uni.createFrom().item(Result.WRONG_PERSON)
                                                        : use(transaction, link, now));
                                })
                                .orElseGet(() -> Uni.createFrom().item(Result.UNKNOWN))));
    }

    private Uni<Result> use(OrganisationTransaction transaction, CardLink link, Instant now) {
        return links.use(transaction, link, now)
                .chain(() -> announcements.proven(
                        transaction,
                        ProvenCard.byHolder(link.user(), link.deviceId(), link.card(), Proof.LINK, now, link.id())))
                .replaceWith(Result.CONFIRMED);
    }
}
