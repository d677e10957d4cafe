package platen.gateway.sessions;

import platen.gateway.tickets.domain.Purpose;

/**
 * A ticket that a device goes on with.
 *
 * @param token as the device sends it; whether it is good is yet to be seen
 */
record HeldTicket(String token, Purpose purpose) {

    @Override
    public String toString() {
        return "HeldTicket[" + purpose + "]";
    }
}
