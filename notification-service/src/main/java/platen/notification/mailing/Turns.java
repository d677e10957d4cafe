package platen.notification.mailing;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import platen.notification.MailSettings;
import platen.notification.mailing.domain.Queue;
import platen.notification.mailing.persistence.RateRow;

/** Keeps all replicas together to a rate, if there is one. Ordinary mails leave a turn for an urgent one that may come. */
@ApplicationScoped
class Turns {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(20);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final RateRow row;
    private final OptionalInt perMinute;
    private final Clock clock;

    Turns(RateRow row, MailSettings settings, Clock clock) {
        this.row = row;
        this.perMinute = settings.ratePerMinute();
        this.clock = clock;
        perMinute.ifPresent(rate -> {
            if (rate < 1) {
                throw new IllegalStateException("platen.mail.rate-per-minute must be at least 1");
            }
        });
    }

    boolean areCounted() {
        return perMinute.isPresent();
    }

    /** Waits for a turn; false when there was none before {@code given up}. Without the database nobody gets one. */
    Uni<Boolean> take(Queue queue, BooleanSupplier givenUp) {
        if (perMinute.isEmpty()) {
            return Uni.createFrom().item(true);
        }
        int rate = perMinute.getAsInt();
        return Uni.createFrom()
                .deferred(() -> givenUp.getAsBoolean()
                        ? Uni.createFrom().item(false)
                        : row.take(clock.instant(), rate, queue == Queue.URGENT)
                                .onFailure()
                                .recoverWithItem(false)
                                .chain(taken -> taken
                                        ? Uni.createFrom().item(true)
                                        : Uni.createFrom()
                                                .voidItem()
                                                .onItem()
                                                .delayIt()
                                                .by(pause(rate))
                                                .chain(() -> take(queue, givenUp))));
    }

    private static Duration pause(int rate) {
        Duration untilNext = MINUTE.dividedBy(rate);
        if (untilNext.compareTo(SHORTEST_PAUSE) < 0) {
            return SHORTEST_PAUSE;
        }
        return untilNext.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : untilNext;
    }
}
