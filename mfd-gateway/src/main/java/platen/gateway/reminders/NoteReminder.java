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
import platen.gateway.reminders.domain.PendingReminder;
import platen.gateway.throttling.CountFailure;
import platen.kit.crypto.DataCipher;
import platen.kit.organisation.OrganisationTransactions;

/**
 * Notes that somebody at a device has asked for a reminder. The address is kept encrypted until it is found out whose it is, which
 * is after the answer.
 */
@ApplicationScoped
public class NoteReminder {

    private static final String KIND = "reminder";

    private final OrganisationTransactions transactions;
    private final AttemptLog log;
    private final CountFailure failures;
    private final CredentialStream stream;
    private final ReminderRequests requests;
    private final ResolveReminders resolve;
    private final DataCipher cipher;
    private final Clock clock;

    NoteReminder(
            OrganisationTransactions transactions,
            AttemptLog log,
            CountFailure failures,
            CredentialStream stream,
            ReminderRequests requests,
            ResolveReminders resolve,
            DataCipher cipher,
            Clock clock) {
        this.transactions = transactions;
        this.log = log;
        this.failures = failures;
        this.stream = stream;
        this.requests = requests;
        this.resolve = resolve;
        this.cipher = cipher;
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
        var request = new PendingReminder(
                line.id(),
                device.id(),
                now,
                cipher.encrypt(ResolveReminders.context(device.organisation(), line.id()), email));
        return transactions
                .in(
                        device.organisation(),
                        transaction -> failures.unlessWaiting(
                                transaction,
                                device.id(),
                                KIND,
                                now,
                                () -> log.append(transaction, List.of(line))
                                        .chain(() -> requests.add(transaction, request))
                                        .replaceWith(true)))
                .invoke(() -> resolve.soon(device.organisation()))
                .replaceWithVoid();
    }
}
