package platen.gateway.sessions;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import platen.gateway.devices.domain.PairedDevice;
import platen.gateway.sessions.LoginOutcome.Next;
import platen.gateway.sessions.LoginOutcome.Refused;
import platen.gateway.sessions.domain.Claim;
import platen.gateway.tickets.Tickets;
import platen.gateway.tickets.domain.Purpose;
import platen.gateway.tickets.domain.Ticket;
import platen.kit.organisation.OrganisationTransactions;

/** Gives out the tickets with which a card's holder goes on to type a PIN, or to choose one, and takes them back. */
@ApplicationScoped
class AskPin {

    private final OrganisationTransactions transactions;
    private final Tickets tickets;

    AskPin(OrganisationTransactions transactions, Tickets tickets) {
        this.transactions = transactions;
        this.tickets = tickets;
    }

    /**
     * @param next what the device is to ask for
     */
    Uni<LoginOutcome> ask(Entry entry, Claim claim, Purpose next) {
        var ticket = new Ticket(
                next,
                Optional.of(claim.userId()),
                Optional.of(entry.credential().value()));
        return transactions
                .in(
                        entry.device().organisation(),
                        transaction -> tickets.issue(transaction, entry.device().id(), ticket))
                .map(Next::of);
    }

    /** The ticket that a device goes on with; empty when it is good no more. */
    Uni<Optional<Ticket>> find(PairedDevice device, String token) {
        return transactions.in(
                device.organisation(), transaction -> tickets.find(transaction, device.id(), token, Purpose.PIN));
    }

    /** Whether the entry may go on: its ticket is used up with it, if it has one. */
    Uni<Boolean> useUp(Entry entry) {
        return entry.ticket()
                .map(token -> transactions
                        .in(
                                entry.device().organisation(),
                                transaction -> tickets.redeem(
                                        transaction, entry.device().id(), token, Purpose.PIN))
                        .map(Optional::isPresent))
                .orElseGet(() -> Uni.createFrom().item(true));
    }

    /** Refused, with a new ticket in place of the one that was used up, if there was one: the card need not be shown again. */
    Uni<LoginOutcome> refused(Entry entry) {
        return entry.ticket()
                .map(token -> transactions
                        .in(
                                entry.device().organisation(),
                                transaction -> tickets.redeem(
                                                transaction, entry.device().id(), token, Purpose.PIN)
                                        .chain(used -> used.map(ticket -> tickets.issue(
                                                                transaction,
                                                                entry.device().id(),
                                                                ticket)
                                                        .map(issued -> Optional.of(Next.of(issued))))
                                                .orElseGet(
                                                        () -> Uni.createFrom().item(Optional.empty()))))
                        .<LoginOutcome>map(Refused::new))
                .orElseGet(() -> Uni.createFrom().item(new Refused()));
    }
}
