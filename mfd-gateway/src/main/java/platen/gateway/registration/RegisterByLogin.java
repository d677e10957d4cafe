package platen.gateway.registration;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Supplier;
import platen.gateway.devices.domain.PairedDevice;
import platen.gateway.registration.CardAnnouncements.ProvenCard;
import platen.gateway.registration.domain.Proof;
import platen.gateway.sessions.LogIn;
import platen.gateway.sessions.LogInWithPassword;
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
    private final LogInWithPassword logInWithPassword;
    private final AskForLink askForLink;
    private final OrganisationTransactions transactions;
    private final Tickets tickets;
    private final CardAnnouncements announcements;

    RegisterByLogin(
            LogIn logIn,
            LogInWithPassword logInWithPassword,
            AskForLink askForLink,
            OrganisationTransactions transactions,
            Tickets tickets,
            CardAnnouncements announcements) {
        this.logIn = logIn;
        this.logInWithPassword = logInWithPassword;
        this.askForLink = askForLink;
        this.transactions = transactions;
        this.tickets = tickets;
        this.announcements = announcements;
    }

    /** The ticket is used up only by a login: who mistypes tries again with it. */
    public Uni<Result> register(PairedDevice device, String attemptId, String ticket, PresentedCredential credential) {
        return logIn.logIn(device, attemptId, credential).chain(outcome -> taking(device, ticket, outcome));
    }

    /**
     * By a code minted for that. It is used up by the login, so it is looked up only while the ticket is good: else it would be gone
     * for nothing.
     */
    public Uni<Result> registerByOneTimeCode(PairedDevice device, String attemptId, String ticket, String code) {
        var credential = new PresentedCredential(CredentialKind.REGISTRATION_CODE, code);
        return transactions
                .in(
                        device.organisation(),
                        transaction -> tickets.find(transaction, device.id(), ticket, Purpose.REGISTER_CARD))
                .chain(found -> found.isPresent()
                        ? register(device, attemptId, ticket, credential)
                        : Uni.createFrom().item(new Result(new LoginOutcome.TicketGone(), false)));
    }

    /**
     * By password; where the identity provider wants a second factor, which a device cannot give, by a mailed link instead if
     * the organisation lets people do so.
     */
    public Uni<Result> registerByPassword(
            PairedDevice device, String attemptId, String ticket, String username, String password) {
        Optional<Supplier<Uni<LoginOutcome>>> byMail = Optional.of(askForLink)
                .filter(links -> links.isOffered(device))
                .map(links -> () -> links.ask(device, ticket, username).map(RegisterByLogin::outcome));
        return logInWithPassword
                .logIn(device, attemptId, username, password, byMail)
                .chain(outcome -> taking(device, ticket, outcome));
    }

    private static LoginOutcome outcome(AskForLink.Result result) {
        return switch (result) {
            case AskForLink.Result.CheckMail mailed -> new LoginOutcome.CheckMail();
            case AskForLink.Result.TicketOver over -> new LoginOutcome.TicketGone();
            case AskForLink.Result.Wait wait -> new LoginOutcome.Wait(wait.retryAfter());
            case AskForLink.Result.NotOffered not -> new LoginOutcome.Refused();
        };
    }

    private Uni<Result> taking(PairedDevice device, String ticket, LoginOutcome outcome) {
        return outcome instanceof LoginOutcome.LoggedIn login
                ? transactions
                        .in(device.organisation(), transaction -> take(transaction, login.session(), ticket))
                        .map(registered -> new Result(outcome, registered))
                : Uni.createFrom().item(new Result(outcome, false));
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
        Proof by = switch (session.kind()) {
            case PASSWORD -> Proof.PASSWORD;
            case REGISTRATION_CODE -> Proof.ONE_TIME_CODE;
            default -> Proof.CODE;
        };
        return ProvenCard.byHolder(session.userId(), session.deviceId(), card, by, session.startedAt(), session.id());
    }
}
