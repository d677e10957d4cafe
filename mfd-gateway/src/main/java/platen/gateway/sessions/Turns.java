package platen.gateway.sessions;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import platen.gateway.GatewayConfig;

/**
 * Lets a device's attempts through one at a time. A panel has one keypad, so nobody honest notices; and who holds a stolen token
 * cannot slip in many guesses side by side before the first is counted.
 */
@ApplicationScoped
class Turns {

    private final Map<UUID, Queue<Runnable>> waiting = new HashMap<>();
    private final int most;

    Turns(GatewayConfig config) {
        this.most = config.attempts().waiting();
    }

    /**
     * Runs {@code work} when all earlier work of the device has ended.
     *
     * @param crowded answers at once when too many wait already
     */
    <T> Uni<T> inTurn(UUID device, Supplier<Uni<T>> work, Supplier<T> crowded) {
        return Uni.createFrom().emitter(emitter -> {
            Runnable run = onThisContext(() -> Uni.createFrom()
                    .deferred(work::get)
                    .onTermination()
                    .invoke(() -> next(device))
                    .subscribe()
                    .with(emitter::complete, emitter::fail));
            switch (enter(device, run)) {
                case FIRST -> run.run();
                case QUEUED -> {}
                case CROWDED -> emitter.complete(crowded.get());
            }
        });
    }

    private enum Place {
        FIRST,
        QUEUED,
        CROWDED
    }

    private synchronized Place enter(UUID device, Runnable run) {
        Queue<Runnable> queue = waiting.get(device);
        if (queue == null) {
            waiting.put(device, new ArrayDeque<>());
            return Place.FIRST;
        }
        if (queue.size() >= most) {
            return Place.CROWDED;
        }
        queue.add(run);
        return Place.QUEUED;
    }

    private void next(UUID device) {
        Runnable run = leave(device);
        if (run != null) {
            run.run();
        }
    }

    private synchronized @Nullable Runnable leave(UUID device) {
        Queue<Runnable> queue = waiting.get(device);
        Runnable run = queue == null ? null : queue.poll();
        if (run == null) {
            waiting.remove(device);
        }
        return run;
    }

    /** Each request goes on where it began, not where the one before it ended. */
    private static Runnable onThisContext(Runnable run) {
        Context context = Vertx.currentContext();
        return context == null ? run : () -> context.runOnContext(unused -> run.run());
    }
}
