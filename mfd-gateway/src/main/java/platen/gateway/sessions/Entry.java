package platen.gateway.sessions;

import java.util.Optional;
import platen.gateway.devices.domain.PairedDevice;
import platen.gateway.sessions.domain.Attempt;
import platen.gateway.sessions.domain.PresentedCredential;

/**
 * Somebody at a device, and what they have shown.
 *
 * @param ticket that the device goes on with
 */
record Entry(PairedDevice device, Attempt attempt, PresentedCredential credential, Optional<HeldTicket> ticket) {

    /** Whether it goes on with a ticket that is good no more, and so has brought no card. */
    boolean ticketIsGone() {
        return ticket.isPresent() && credential.value().isEmpty();
    }

    @Override
    public String toString() {
        return "Entry[" + attempt.logId() + "]";
    }
}
