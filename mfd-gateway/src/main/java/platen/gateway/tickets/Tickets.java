package platen.gateway.tickets;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import platen.gateway.tickets.domain.Purpose;
import platen.gateway.tickets.domain.Ticket;
import platen.gateway.tickets.persistence.TicketRows;
import platen.kit.crypto.SecretToken;
import platen.kit.crypto.SecretTokens;
import platen.kit.organisation.OrganisationTransaction;

/**
 * Tickets: random, stored as a hash, good once, for one purpose, at the device they were given to, for five minutes. They are
 * stored encrypted, so that a card is in no table as its reader sent it.
 */
@ApplicationScoped
public class Tickets {

    private static final Duration LIFETIME = Duration.ofMinutes(5);

    /**
     * @param token {@code <organisation>.<random>}, the only time it is known here
     */
    public record Issued(Purpose purpose, String token, Duration expiresIn) {
        @Override
        public String toString() {
            return "Issued[" + purpose + "]";
        }
    }

    private final TicketRows rows;
    private final Clock clock;

    Tickets(TicketRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    public Uni<Issued> issue(OrganisationTransaction transaction, UUID deviceId, Ticket ticket) {
        SecretToken token = SecretTokens.create(transaction.organisation());
        Instant expiresAt = clock.instant().plus(LIFETIME);
        return rows.add(transaction, token.hash(), deviceId, ticket, expiresAt)
                .replaceWith(() -> new Issued(ticket.purpose(), token.value(), LIFETIME));
    }

    /** What the ticket stands for, without using it up. */
    public Uni<Optional<Ticket>> find(
            OrganisationTransaction transaction, UUID deviceId, String token, Purpose purpose) {
        return presented(transaction, token)
                .map(hash -> rows.find(transaction, hash, deviceId, purpose, clock.instant()))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    /** Uses the ticket up; empty when it is used, late, for another purpose or another device's. */
    public Uni<Optional<Ticket>> redeem(
            OrganisationTransaction transaction, UUID deviceId, String token, Purpose purpose) {
        return presented(transaction, token)
                .map(hash -> rows.take(transaction, hash, deviceId, purpose, clock.instant()))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    /** Deletes those that came too late. */
    public Uni<Void> forget(OrganisationTransaction transaction) {
        return rows.forget(transaction, clock.instant());
    }

    private static Optional<byte[]> presented(OrganisationTransaction transaction, String token) {
        return SecretTokens.parse(token)
                .filter(presented -> presented.organisation().equals(transaction.organisation()))
                .map(SecretTokens.Presented::hash);
    }
}
