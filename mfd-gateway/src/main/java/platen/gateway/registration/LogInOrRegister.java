package platen.gateway.registration;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import platen.gateway.devices.domain.PairedDevice;
import platen.gateway.registration.domain.RegistrableCards;
import platen.gateway.sessions.LogIn;
import platen.gateway.sessions.LoginOutcome;
import platen.gateway.sessions.domain.CredentialKind;
import platen.gateway.sessions.domain.PresentedCredential;
import platen.gateway.tickets.Tickets;
import platen.gateway.tickets.domain.Purpose;
import platen.gateway.tickets.domain.Ticket;
import platen.kit.organisation.OrganisationTransactions;

/**
 * Somebody shows a credential to a device. A card that lets nobody in may be registered, and counts as a failure all the same.
 * A card that is somebody's and does not work is offered too: the answer must not tell the two apart, and whose card it is,
 * accesscode-service decides.
 */
@ApplicationScoped
public class LogInOrRegister {

    private final LogIn logIn;
    private final OrganisationTransactions transactions;
    private final Tickets tickets;

    LogInOrRegister(LogIn logIn, OrganisationTransactions transactions, Tickets tickets) {
        this.logIn = logIn;
        this.transactions = transactions;
        this.tickets = tickets;
    }

    /**
     * @param attemptId the device's own id of this attempt; sent again, it gets the same kind of answer and counts once
     */
    public Uni<LoginOutcome> logIn(PairedDevice device, String attemptId, PresentedCredential credential) {
        return logIn.logIn(device, attemptId, credential)
                .chain(outcome -> outcome instanceof LoginOutcome.Refused
                        ? registrable(device, credential)
                                .map(card -> offer(device, card))
                                .orElseGet(() -> Uni.createFrom().item(outcome))
                        : Uni.createFrom().item(outcome));
    }

    /** Goes on after a card that wants a PIN. */
    public Uni<LoginOutcome> logInWithPin(PairedDevice device, String attemptId, String ticket, String pin) {
        return logIn.logInWithPin(device, attemptId, ticket, pin);
    }

    private static Optional<String> registrable(PairedDevice device, PresentedCredential credential) {
        return credential.kind() == CredentialKind.CARD
                ? credential.canonical().filter(card -> RegistrableCards.include(card, device.settings()))
                : Optional.empty();
    }

    private Uni<LoginOutcome> offer(PairedDevice device, String card) {
        var ticket = new Ticket(Purpose.REGISTER_CARD, Optional.empty(), Optional.of(card));
        return transactions
                .in(device.organisation(), transaction -> tickets.issue(transaction, device.id(), ticket))
                .map(LoginOutcome.Next::of);
    }
}
