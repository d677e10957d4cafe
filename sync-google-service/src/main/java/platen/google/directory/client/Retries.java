package platen.google.directory.client;

import io.smallrye.mutiny.Uni;
import io.vertx.core.VertxException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import platen.google.GoogleSyncConfig;
import platen.google.directory.DirectoryFailure;
import platen.google.directory.domain.DirectoryAccess;
import platen.google.directory.domain.Refusal;
import platen.google.directory.domain.RetryPolicy;

/** Bounds each call in time and tries again what may pass. */
@ApplicationScoped
class Retries {

    private static final Logger LOG = Logger.getLogger(Retries.class);

    private final Quota quota;
    private final RetryPolicy policy;
    private final Duration callTimeout;

    Retries(Quota quota, GoogleSyncConfig config) {
        this.quota = quota;
        this.policy = new RetryPolicy(
                config.retry().tries(), config.retry().first(), config.retry().longest());
        this.callTimeout = config.callTimeout();
    }

    /** A call that counts against the quota of {@code access}; each try does. */
    <T> Uni<T> run(DirectoryAccess access, Supplier<Uni<T>> call) {
        return attempt(
                () -> quota.turn(access)
                        .chain(() -> bounded(call))
                        .onFailure(DirectoryFailure.class)
                        .invoke(failure -> pause(access, (DirectoryFailure) failure)),
                1);
    }

    /** A call that no quota of the directory counts. */
    <T> Uni<T> run(Supplier<Uni<T>> call) {
        return attempt(() -> bounded(call), 1);
    }

    private void pause(DirectoryAccess access, DirectoryFailure failure) {
        Duration asked = failure.retryAfter();
        if (failure.refusal() == Refusal.BUSY && asked != null && asked.isPositive() && policy.waits(asked)) {
            quota.pause(access, asked);
        }
    }

    private <T> Uni<T> bounded(Supplier<Uni<T>> call) {
        return Uni.createFrom()
                .deferred(call::get)
                .ifNoItem()
                .after(callTimeout)
                .fail()
                .onFailure()
                .transform(Retries::named);
    }

    private <T> Uni<T> attempt(Supplier<Uni<T>> call, int number) {
        return Uni.createFrom()
                .deferred(call::get)
                .onFailure(DirectoryFailure.class)
                .recoverWithUni(failure -> again((DirectoryFailure) failure, call, number));
    }

    private <T> Uni<T> again(DirectoryFailure failure, Supplier<Uni<T>> call, int number) {
        if (!failure.refusal().passes()) {
            return Uni.createFrom().failure(failure);
        }
        double random = ThreadLocalRandom.current().nextDouble();
        return policy.pause(number, failure.retryAfter(), random)
                .map(pause -> {
                    LOG.debugf("Google answered %s, try %s, waiting %s", failure.word(), number, pause);
                    return Uni.createFrom()
                            .voidItem()
                            .onItem()
                            .delayIt()
                            .by(pause.plusMillis(1))
                            .chain(() -> attempt(call, number + 1));
                })
                .orElseGet(() -> Uni.createFrom().failure(failure));
    }

    /** What the network does to a call is the directory being unavailable; anything else is a fault of ours and stays what it is. */
    private static Throwable named(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DirectoryFailure known) {
                return known;
            }
            if (cause instanceof IOException || cause instanceof VertxException) {
                return new DirectoryFailure(Refusal.UNAVAILABLE, "the connection failed");
            }
            if (cause instanceof TimeoutException || cause instanceof io.smallrye.mutiny.TimeoutException) {
                return new DirectoryFailure(Refusal.UNAVAILABLE, "no answer in time");
            }
        }
        return failure instanceof ProcessingException
                ? new DirectoryFailure(Refusal.UNAVAILABLE, "the connection failed")
                : failure;
    }
}
