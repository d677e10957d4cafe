package platen.gateway.registration;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import platen.gateway.devices.domain.PairedDevice;
import platen.gateway.registration.CardAnnouncements.ProvenCard;
import platen.gateway.registration.domain.Proof;
import platen.gateway.sessions.LogIn;
import platen.gateway.sessions.LoginOutcome;
import platen.gateway.sessions.domain.CredentialKind;
import platen.gateway.sessions.domain.PresentedCredential;
import platen.gateway.sessions.domain.Session;
import platen.gateway.tickets.Tickets;
import platen.gateway.tickets.domain.Purpose;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;

/**
 * Somebody logs in with something they know and has the card that was tapped before registered as theirs. It is a login like
 * any other: it counts, waits and is logged as one.
 */
@ApplicationScoped
public class RegisterByLogin {

    /**
     * @param cardRegistered whether the card will be the person's. False when the ticket was over: the person is logged in all
     *     the same and taps the card again; also when a device repeats an attempt, whose ticket is used up
     */
    public record Result(LoginOutcome outcome, boolean cardRegistered) {}

    private final LogIn logIn;
    private final OrganisationTransactions transactions;
    private final Tickets tickets;
    private final CardAnnouncements announcements;

    RegisterByLogin(
            LogIn logIn, OrganisationTransactions transactions, Tickets tickets, CardAnnouncements announcements) {
        this.logIn = logIn;
        this.transactions = transactions;
        this.tickets = tickets;
        this.announcements = announcements;
    }

    /** The ticket is used up only by a login: who mistypes tries again with it. */
    public Uni<Result> register(PairedDevice device, String attemptId, String ticket, PresentedCredential credential) {
        return logIn.logIn(device, attemptId, credential)
                .chain(outcome -> outcome instanceof LoginOutcome.LoggedIn login
                        ? transactions
                                .in(device.organisation(), transaction -> take(transaction, login.session(), ticket))
                                .map(registered -> new Result(outcome, registered))
                        : Uni.createFrom().item(new Result(outcome, false)));
    }

    private Uni<Boolean> take(OrganisationTransaction transaction, Session session, String ticket) {
        return tickets.redeem(transaction, session.deviceId(), ticket, Purpose.REGISTER_CARD)
                .chain(found -> found.flatMap(redeemed -> redeemed.card())
                        .map(card -> announcements
                                .proven(transaction, proven(session, card))
                                .replaceWith(true))
                        .orElseGet(() -> Uni.createFrom().item(false)));
    }

    private static ProvenCard proven(Session session, String card) {
        Proof by = session.kind() == CredentialKind.CODE ? Proof.CODE : Proof.PASSWORD;
        return ProvenCard.byHolder(session.userId(), session.deviceId(), card, by, session.startedAt(), session.id());
    }
}
