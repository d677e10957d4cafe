package platen.gateway.tickets.domain;

import java.util.Optional;
import java.util.UUID;

/**
 * What the first step of a login has shown.
 *
 * @param user who it was about, where that is known
 * @param card as its reader sent it
 */
public record Ticket(Purpose purpose, Optional<UUID> user, Optional<String> card) {

    @Override
    public String toString() {
        return "Ticket[" + purpose + "]";
    }
}
