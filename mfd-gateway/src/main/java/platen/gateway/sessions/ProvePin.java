package platen.gateway.sessions;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import platen.gateway.pins.CheckPin;
import platen.gateway.pins.domain.StoredPin;
import platen.gateway.throttling.AccountThrottle;
import platen.kit.organisation.OrganisationTransactions;

/**
 * Compares a PIN that was typed beside a card, and counts wrong ones by person: guesses at one person's PIN are slowed down
 * whichever devices they come from. Their code works on. A card that is nobody's is treated just so, or waiting would tell whether
 * it is somebody's.
 */
@ApplicationScoped
class ProvePin {

    /**
     * @param waitUntil set while nothing is compared for this person; then {@code right} says nothing
     */
    record Proof(boolean right, Optional<Instant> waitUntil) {}

    private static final String KIND = "pin";

    private final CheckPin checkPin;
    private final AccountThrottle accounts;
    private final OrganisationTransactions transactions;
    private final SessionKeys keys;

    ProvePin(CheckPin checkPin, AccountThrottle accounts, OrganisationTransactions transactions, SessionKeys keys) {
        this.checkPin = checkPin;
        this.accounts = accounts;
        this.transactions = transactions;
        this.keys = keys;
    }

    /**
     * The slow part comes first and holds no connection; what it comes to counts only if it is this attempt's turn.
     *
     * @param whose the PIN to compare with; empty where any is wrong
     * @param user whose card it is, if that is certain
     */
    Uni<Proof> prove(Entry entry, Optional<StoredPin> whose, Optional<UUID> user) {
        UUID account = user.orElseGet(() -> nobody(entry));
        return checkPin.matches(whose, entry.credential().pin().orElseThrow())
                .chain(right -> transactions
                        .in(
                                entry.device().organisation(),
                                transaction -> accounts.unlessWaiting(
                                        transaction,
                                        account,
                                        KIND,
                                        entry.attempt().at(),
                                        () -> Uni.createFrom().item(!right)))
                        .map(waitUntil -> new Proof(right, waitUntil)));
    }

    private UUID nobody(Entry entry) {
        String card = entry.credential().canonical().orElse(entry.credential().value());
        String text = "nobody's card\u001f" + entry.device().organisation() + "\u001f" + card;
        return UUID.nameUUIDFromBytes(keys.attemptMac(text.getBytes(StandardCharsets.UTF_8)));
    }
}
