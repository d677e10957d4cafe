package platen.accesscode.auditing;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import platen.accesscode.AccessCodeConfig;
import platen.accesscode.auditing.persistence.ExpiredAudit;

/**
 * Forgets what is past its organisation's retention. Every organisation gets one bounded batch a round, so that a long history
 * delays nobody else's.
 */
@ApplicationScoped
public class PruneAudit {

    private final ExpiredAudit expired;
    private final AccessCodeConfig config;

    PruneAudit(ExpiredAudit expired, AccessCodeConfig config) {
        this.expired = expired;
        this.config = config;
    }

    /** What a run leaves over is for the next one. */
    @Scheduled(
            every = "1h",
            delay = 7,
            delayUnit = TimeUnit.MINUTES,
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> prune() {
        return round(config.auditPruneRounds());
    }

    private Uni<Void> round(int left) {
        if (left == 0) {
            return Uni.createFrom().voidItem();
        }
        return expired.organisations()
                .chain(organisations -> organisations.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : oneBatchEach(organisations)
                                .chain(gone -> gone == 0 ? Uni.createFrom().voidItem() : round(left - 1)));
    }

    private Uni<Integer> oneBatchEach(List<UUID> organisations) {
        return Multi.createFrom()
                .iterable(organisations)
                .onItem()
                .transformToUniAndConcatenate(organisation -> expired.delete(organisation, config.auditPruneBatch()))
                .collect()
                .with(Collectors.summingInt(gone -> gone));
    }
}
