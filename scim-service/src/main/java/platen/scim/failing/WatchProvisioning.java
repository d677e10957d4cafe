package platen.scim.failing;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;
import platen.scim.ScimConfig;
import platen.scim.failing.domain.ProvisioningFailure;
import platen.scim.failing.domain.RecentWrites;
import platen.scim.failing.messaging.FailureEventWriter;
import platen.scim.failing.persistence.ProvisioningFailureRows;
import platen.scim.failing.persistence.RecentWriteCounts;
import platen.scim.settings.ReadScimSettings;

/**
 * Tells when most of what an organisation's identity provider writes is refused: once, and again a day later if it still is. Each
 * replica looks; the row in which it is noted lets one of them speak.
 */
@ApplicationScoped
public class WatchProvisioning {

    private static final Logger LOG = Logger.getLogger(WatchProvisioning.class);

    /** Entra ID comes every 40 minutes. */
    private static final Duration WINDOW = Duration.ofHours(1);

    private final OrganisationTransactions transactions;
    private final RecentWriteCounts counts;
    private final ProvisioningFailureRows failures;
    private final ReadScimSettings settings;
    private final FailureEventWriter events;
    private final Clock clock;
    private final int least;

    WatchProvisioning(
            OrganisationTransactions transactions,
            RecentWriteCounts counts,
            ProvisioningFailureRows failures,
            ReadScimSettings settings,
            FailureEventWriter events,
            Clock clock,
            ScimConfig config) {
        this.transactions = transactions;
        this.counts = counts;
        this.failures = failures;
        this.settings = settings;
        this.events = events;
        this.clock = clock;
        this.least = config.failingWrites();
    }

    @Scheduled(every = "5m", delay = 3, delayUnit = TimeUnit.MINUTES)
    public Uni<Void> look() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return counts.worthALook(now.minus(WINDOW), least / 2)
                .onItem()
                .transformToMulti(organisations -> Multi.createFrom().iterable(organisations))
                .onItem()
                .transformToUniAndConcatenate(organisation -> judge(organisation, now))
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** What goes wrong with one organisation is no reason to leave out the next. */
    private Uni<Void> judge(UUID organisation, Instant now) {
        return transactions
                .in(
                        organisation,
                        transaction -> counts.count(transaction, now.minus(WINDOW))
                                .chain(writes -> failures.find(transaction)
                                        .chain(before -> switch (ProvisioningFailure.next(before, writes, least, now)) {
                                            case NOTHING -> Uni.createFrom().voidItem();
                                            case RAISE -> raise(transaction, writes, now);
                                            case END -> failures.end(transaction, now);
                                        })))
                .onFailure()
                .invoke(failure ->
                        LOG.warnf("Pushes are not watched. organisationId=%s: %s", organisation, failure.toString()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> raise(OrganisationTransaction transaction, RecentWrites writes, Instant now) {
        Instant since = now.minus(WINDOW);
        return failures.raise(transaction, now)
                .chain(first -> first
                        ? counts.reasons(transaction, since)
                                .chain(reasons -> settings.in(transaction)
                                        .chain(kept -> events.failing(
                                                transaction,
                                                writes,
                                                since,
                                                reasons,
                                                kept.settings().noticeAddress())))
                        : Uni.createFrom().voidItem());
    }
}
