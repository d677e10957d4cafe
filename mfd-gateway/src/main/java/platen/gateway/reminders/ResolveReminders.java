package platen.gateway.reminders;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import platen.gateway.GatewayConfig;
import platen.gateway.people.People;
import platen.gateway.reminders.domain.PendingReminder;
import platen.gateway.waiting.WorkOff;
import platen.kit.crypto.CipherContext;
import platen.kit.crypto.DataCipher;
import platen.kit.crypto.DecryptionFailed;
import platen.kit.organisation.OrganisationTransaction;

/**
 * Finds out whose address was typed and asks for their reminder. The device has its answer before, so that neither answer nor
 * timing tells whether the address is anybody's. A request is gone only when what comes of it is in the outbox: a killed process
 * loses none.
 */
@ApplicationScoped
public class ResolveReminders {

    private static final Logger LOG = Logger.getLogger(ResolveReminders.class);

    /** People may share an address; beyond so many it is no person's any more. */
    private static final int MOST_WHO_SHARE = 5;

    private final WorkOff workOff;
    private final ReminderRequests requests;
    private final People people;
    private final SpendReminder spendReminder;
    private final ReminderAnnouncements announcements;
    private final DataCipher cipher;
    private final GatewayConfig.Reminders config;
    private final Clock clock;

    ResolveReminders(
            WorkOff workOff,
            ReminderRequests requests,
            People people,
            SpendReminder spendReminder,
            ReminderAnnouncements announcements,
            DataCipher cipher,
            GatewayConfig config,
            Clock clock) {
        this.workOff = workOff;
        this.requests = requests;
        this.people = people;
        this.spendReminder = spendReminder;
        this.announcements = announcements;
        this.cipher = cipher;
        this.config = config.reminders();
        this.clock = clock;
    }

    /** Goes on by itself. What fails is tried again by the timer. */
    void soon(UUID organisation) {
        workOff.soon(organisation, requests, this::resolve);
    }

    /** What a killed process, or a database that was away, has left. */
    @Scheduled(every = "10s", delayed = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    public Uni<Void> resolveLeftOver() {
        return workOff.leftOver(requests, this::resolve);
    }

    private Uni<Void> resolve(OrganisationTransaction transaction, PendingReminder request) {
        return address(transaction.organisation(), request)
                .filter(unused -> request.at().isAfter(clock.instant().minus(config.useful())))
                .map(address -> people.activeWithAddress(transaction, address, MOST_WHO_SHARE)
                        .chain(found -> spendReminder.spend(transaction, found))
                        .chain(allowed -> announce(transaction, allowed, request)))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Optional<String> address(UUID organisation, PendingReminder request) {
        try {
            return Optional.of(cipher.decryptText(context(organisation, request.id()), request.address())
                    .strip());
        } catch (DecryptionFailed keyGone) {
            LOG.warnf("A reminder cannot be read and is dropped. organisationId=%s", organisation);
            return Optional.empty();
        }
    }

    static CipherContext context(UUID organisation, UUID requestId) {
        return new CipherContext(organisation, requestId, 1);
    }

    private Uni<Void> announce(OrganisationTransaction transaction, List<UUID> users, PendingReminder request) {
        return users.stream()
                .map(user -> announcements.requested(transaction, user, request.deviceId(), request.id()))
                .reduce(Uni.createFrom().voidItem(), (before, next) -> before.chain(() -> next));
    }
}
