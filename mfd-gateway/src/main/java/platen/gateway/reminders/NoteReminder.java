package platen.gateway.reminders;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import platen.gateway.attempts.AttemptLog;
import platen.gateway.attempts.domain.AttemptLine;
import platen.gateway.devices.domain.PairedDevice;
import platen.gateway.people.CredentialStream;
import platen.gateway.throttling.CountFailure;
import platen.kit.organisation.OrganisationTransactions;

/** Notes that somebody at a device has asked for a reminder, and has it sent to whose address it is. The address is not kept. */
@ApplicationScoped
public class NoteReminder {

    private static final String KIND = "reminder";

    private final OrganisationTransactions transactions;
    private final AttemptLog log;
    private final CountFailure failures;
    private final CredentialStream stream;
    private final ResolveReminder resolve;
    private final Clock clock;

    NoteReminder(
            OrganisationTransactions transactions,
            AttemptLog log,
            CountFailure failures,
            CredentialStream stream,
            ResolveReminder resolve,
            Clock clock) {
        this.transactions = transactions;
        this.log = log;
        this.failures = failures;
        this.stream = stream;
        this.resolve = resolve;
        this.clock = clock;
    }

    /** Each request counts like a failure, so that a device can ask for so many only; beyond that it is passed over. */
    public Uni<Void> note(PairedDevice device, String email) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var line = new AttemptLine(
                UUID.randomUUID(),
                device.id(),
                now,
                KIND,
                "noted",
                Optional.empty(),
                Optional.empty(),
                stream.interrupted());
        return transactions
                .in(
                        device.organisation(),
                        transaction -> failures.unlessWaiting(
                                transaction,
                                device.id(),
                                KIND,
                                now,
                                () -> log.append(transaction, List.of(line)).replaceWith(true)))
                .invoke(waits -> {
                    if (waits.isEmpty()) {
                        resolve.soon(device, line.id(), email);
                    }
                })
                .replaceWithVoid();
    }
}
