package platen.notification.mailing;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import platen.notification.MailSettings;
import platen.notification.mailing.persistence.OldMails;

/**
 * Forgets what is past the log's retention. Every organisation gets one bounded batch a round, so that a long history delays
 * nobody else's.
 */
@ApplicationScoped
public class PruneMailLog {

    private static final int BATCH = 1_000;
    private static final int ROUNDS = 500;

    private final OldMails oldMails;
    private final Period retention;
    private final Clock clock;

    PruneMailLog(OldMails oldMails, MailSettings settings, Clock clock) {
        this.oldMails = oldMails;
        this.retention = settings.logRetention();
        this.clock = clock;
    }

    /** What a run leaves over is for the next one. */
    @Scheduled(
            every = "1h",
            delay = 9,
            delayUnit = TimeUnit.MINUTES,
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> prune() {
        Instant before =
                clock.instant().atOffset(ZoneOffset.UTC).minus(retention).toInstant();
        return round(before, ROUNDS);
    }

    private Uni<Void> round(Instant before, int left) {
        if (left == 0) {
            return Uni.createFrom().voidItem();
        }
        return oldMails.organisations(before)
                .chain(organisations -> oneBatchEach(organisations, before))
                .chain(gone -> gone == 0 ? Uni.createFrom().voidItem() : round(before, left - 1));
    }

    private Uni<Integer> oneBatchEach(List<UUID> organisations, Instant before) {
        return Multi.createFrom()
                .iterable(organisations)
                .onItem()
                .transformToUniAndConcatenate(organisation -> oldMails.delete(organisation, before, BATCH))
                .collect()
                .with(Collectors.summingInt(gone -> gone));
    }
}
