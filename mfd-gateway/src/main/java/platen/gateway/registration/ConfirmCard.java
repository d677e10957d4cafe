package platen.gateway.registration;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
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
        EXPIRED,
        USED,
        UNKNOWN
    }

    private final OrganisationTransactions transactions;
    private final CardLinkRows links;
    private final Subjects subjects;
    private final CardAnnouncements announcements;
    private final Clock clock;

    ConfirmCard(
            OrganisationTransactions transactions,
            CardLinkRows links,
            Subjects subjects,
            CardAnnouncements announcements,
            Clock clock) {
        this.transactions = transactions;
        this.links = links;
        this.subjects = subjects;
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

    /** Uses the link up, if it was mailed to the person who is signed in. */
    public Uni<Result> confirm(String token, Subject signedIn) {
        return SecretTokens.parse(token)
                .map(known -> transactions.in(
                        known.organisation(), transaction -> confirm(transaction, known.hash(), signedIn)))
                .orElseGet(() -> Uni.createFrom().item(Result.UNKNOWN));
    }

    private Uni<Result> confirm(OrganisationTransaction transaction, byte[] hash, Subject signedIn) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return links.lock(transaction, hash)
                .chain(found -> found.map(link -> switch (link.state(now)) {
                            case USED -> Uni.createFrom().item(Result.USED);
                            case EXPIRED -> Uni.createFrom().item(Result.EXPIRED);
                            case OPEN -> confirm(transaction, link, signedIn, now);
                        })
                        .orElseGet(() -> Uni.createFrom().item(Result.UNKNOWN)));
    }

    private Uni<Result> confirm(OrganisationTransaction transaction, CardLink link, Subject signedIn, Instant now) {
        return subjects.activeHolder(transaction, signedIn)
                .chain(holder -> holder.filter(person -> person.userId().equals(link.user()))
                                .isEmpty()
                        ? Uni.createFrom().item(Result.WRONG_PERSON)
                        : links.use(transaction, link, now)
                                .chain(() -> announcements.proven(
                                        transaction,
                                        ProvenCard.byHolder(
                                                link.user(), link.deviceId(), link.card(), Proof.LINK, now, link.id())))
                                .replaceWith(Result.CONFIRMED));
    }
}
