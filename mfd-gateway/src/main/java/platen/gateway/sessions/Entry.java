package platen.gateway.sessions;

import java.util.Optional;
import platen.gateway.devices.domain.PairedDevice;
import platen.gateway.sessions.domain.Attempt;
import platen.gateway.sessions.domain.PresentedCredential;

/**
 * Somebody at a device, and what they have shown.
 *
 * @param ticket that the device goes on with; it brought the credential's value
 */
record Entry(PairedDevice device, Attempt attempt, PresentedCredential credential, Optional<String> ticket) {

    /** Whether it goes on with a ticket that is good no more. */
    boolean ticketIsGone() {
        return ticket.isPresent() && credential.value().isEmpty();
    }

    @Override
    public String toString() {
        return "Entry[" + attempt.logId() + "]";
    }
}
