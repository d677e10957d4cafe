package platen.gateway.sessions;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import platen.gateway.devices.domain.PairedDevice;
import platen.gateway.sessions.domain.Session;
import platen.kit.organisation.OrganisationTransactions;

/** Somebody logs out. */
@ApplicationScoped
public class EndSession {

    private final OrganisationTransactions transactions;
    private final SessionTokens tokens;
    private final SessionRecords records;
    private final RecentSessions recent;
    private final Clock clock;

    EndSession(
            OrganisationTransactions transactions,
            SessionTokens tokens,
            SessionRecords records,
            RecentSessions recent,
            Clock clock) {
        this.transactions = transactions;
        this.tokens = tokens;
        this.records = records;
        this.recent = recent;
        this.clock = clock;
    }

    /** False when it never was a session of this device. Ending one twice is ending it once. */
    public Uni<Boolean> end(PairedDevice device, String sessionId) {
        return tokens.read(device, sessionId)
                .map(session -> end(session).replaceWith(true))
                .orElseGet(() -> Uni.createFrom().item(false));
    }

    private Uni<Void> end(Session session) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return transactions
                .in(session.organisation(), transaction -> records.end(transaction, session, now))
                .invoke(() -> recent.ended(session));
    }
}
