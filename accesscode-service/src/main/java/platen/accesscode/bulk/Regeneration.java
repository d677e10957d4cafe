package platen.accesscode.bulk;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A job in the hands of this replica. It has one turn at a time. */
final class Regeneration {

    private static final int RENEWALS_IN_A_LEASE = 3;
    private static final long FIRST_STATISTICS = 1_000;
    private static final int GROWTH = 4;

    private final JobClaim claim;
    private final KnownCodes codes;
    private UUID reached;
    private long turnsBegan = System.nanoTime();
    private long leaseRenewed = turnsBegan;
    private long added;
    private long statisticsDue = FIRST_STATISTICS;
    private @Nullable Uni<LookAhead> ahead;

    Regeneration(JobClaim claim, KnownCodes codes) {
        this.claim = claim;
        this.codes = codes;
        this.reached = claim.reached();
    }

    /** What there is to do next; null while others must catch up first. */
    record LookAhead(@Nullable Batch batch) {}

    JobClaim claim() {
        return claim;
    }

    KnownCodes codes() {
        return codes;
    }

    UUID reached() {
        return reached;
    }

    void reached(UUID user) {
        reached = user;
    }

    /** Time that has passed since this was asked last. */
    Duration lap() {
        long now = System.nanoTime();
        Duration lap = Duration.ofNanos(now - turnsBegan);
        turnsBegan = now;
        return lap;
    }

    /** Whether a third of the lease has passed since it was renewed. */
    boolean needsRenewal(Duration lease) {
        return (System.nanoTime() - leaseRenewed) * RENEWALS_IN_A_LEASE > lease.toNanos();
    }

    void leaseRenewed() {
        leaseRenewed = System.nanoTime();
    }

    /** Counts first codes; whether there are many times more of them than when the database last looked. */
    boolean outgrowsStatistics(long firstCodes) {
        added += firstCodes;
        if (added < statisticsDue) {
            return false;
        }
        statisticsDue = added * GROWTH;
        return true;
    }

    /** Begins to make the next batch while this one is written. */
    void lookAhead(Uni<LookAhead> next) {
        Uni<LookAhead> begun = next.memoize().indefinitely();
        ahead = begun;
        var unused = begun.subscribe().with(made -> {}, failure -> {});
    }

    /** What was begun, once. */
    @Nullable
    Uni<LookAhead> takeAhead() {
        Uni<LookAhead> begun = ahead;
        ahead = null;
        return begun;
    }
}
