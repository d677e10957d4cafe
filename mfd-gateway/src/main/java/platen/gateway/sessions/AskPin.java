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
import platen.kit.organisation.OrganisationTransaction;
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

    /** What the ticket stands for that a device goes on with; empty when it is good no more. */
    Uni<Optional<Ticket>> find(PairedDevice device, HeldTicket held) {
        return transactions.in(
                device.organisation(),
                transaction -> tickets.find(transaction, device.id(), held.token(), held.purpose()));
    }

    /** Whether the entry may go on: its ticket is used up with it, if it has one. */
    Uni<Boolean> useUp(Entry entry) {
        return entry.ticket().isEmpty()
                ? Uni.createFrom().item(true)
                : transactions.in(entry.device().organisation(), transaction -> useUp(transaction, entry));
    }

    /** The same within a transaction, for an entry that has a ticket. */
    Uni<Boolean> useUp(OrganisationTransaction transaction, Entry entry) {
        return redeem(transaction, entry).map(Optional::isPresent);
    }

    /** Refused, with a new ticket in place of the one that was used up, if there was one: the card need not be shown again. */
    Uni<LoginOutcome> refused(Entry entry) {
        return entry.ticket().isEmpty()
                ? Uni.createFrom().item(new Refused())
                : transactions
                        .in(entry.device().organisation(), transaction -> exchange(transaction, entry))
                        .map(Refused::new);
    }

    private Uni<Optional<Next>> exchange(OrganisationTransaction transaction, Entry entry) {
        return redeem(transaction, entry)
                .chain(used -> used.map(ticket -> tickets.issue(
                                        transaction, entry.device().id(), ticket)
                                .map(issued -> Optional.of(Next.of(issued))))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    private Uni<Optional<Ticket>> redeem(OrganisationTransaction transaction, Entry entry) {
        HeldTicket held = entry.ticket().orElseThrow();
        return tickets.redeem(transaction, entry.device().id(), held.token(), held.purpose());
    }
}
