package platen.gateway.sessions;

import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import platen.gateway.GatewayConfig;
import platen.gateway.forgetting.Forgets;
import platen.gateway.tickets.Tickets;
import platen.kit.organisation.OrganisationTransactions;

/** Deletes what has had its time, in the organisations that logged in here since the last time: the others have nothing new. */
@ApplicationScoped
public class ForgetOldRecords {

    private static final Logger LOG = Logger.getLogger(ForgetOldRecords.class);

    private final SessionRecords records;
    private final OrganisationTransactions transactions;
    private final Tickets tickets;
    private final List<Forgets> others;
    private final GatewayConfig.Attempts config;
    private final Clock clock;
    private final Set<UUID> organisations = ConcurrentHashMap.newKeySet();

    ForgetOldRecords(
            SessionRecords records,
            OrganisationTransactions transactions,
            Tickets tickets,
            @All List<Forgets> others,
            GatewayConfig config,
            Clock clock) {
        this.records = records;
        this.transactions = transactions;
        this.tickets = tickets;
        this.others = others;
        this.config = config.attempts();
        this.clock = clock;
    }

    void remember(UUID organisation) {
        organisations.add(organisation);
    }

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> run() {
        Set<UUID> due = Set.copyOf(organisations);
        organisations.removeAll(due);
        return Multi.createFrom()
                .iterable(due)
                .onItem()
                .transformToUniAndConcatenate(organisation -> forget(organisation)
                        .onFailure()
                        .invoke(failure -> LOG.warn("Old records stay for the next time", failure))
                        .onFailure()
                        .recoverWithNull())
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** Sessions that are over for a day, answers no longer repeated, attempts past their keeping, and what others keep. */
    public Uni<Void> forget(UUID organisation) {
        Instant now = clock.instant();
        return records.forget(organisation, now, now.minus(config.repeatable()), now.minus(config.keep()))
                .chain(() -> transactions.in(organisation, tickets::forget))
                .chain(() -> forgetOthers(organisation, now));
    }

    private Uni<Void> forgetOthers(UUID organisation, Instant now) {
        return others.stream()
                .map(other -> other.forget(organisation, now))
                .reduce(Uni.createFrom().voidItem(), (before, next) -> before.chain(() -> next));
    }
}
