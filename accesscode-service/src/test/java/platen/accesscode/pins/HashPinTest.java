package platen.accesscode.pins;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import platen.accesscode.pins.domain.Pin;
import platen.accesscode.pins.domain.PinHash;

class HashPinTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pin PIN = new Pin("4711");
    private static final int PLACES = HashPin.THREADS + HashPin.WAITING;

    private final Vertx vertx = Vertx.vertx();
    private final HashPin hashing = new HashPin(vertx, 100_000);

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void saltsEachHash() {
        PinHash one = hashing.hash(PIN).await().atMost(PATIENCE);
        PinHash other = hashing.hash(PIN).await().atMost(PATIENCE);

        assertThat(one.phc()).startsWith("$pbkdf2-sha512$i=100000$").hasSize(24 + 22 + 1 + 43);
        assertThat(other).isNotEqualTo(one);
    }

    @Test
    void turnsAwayWhoComesWhileTooManyWaitAndTakesThemLater() {
        HashPin quick = new HashPin(vertx, 1_000);
        var busy = new CountDownLatch(1);
        occupyThreads(busy);

        List<CompletableFuture<String>> all = IntStream.range(0, PLACES + 3)
                .mapToObj(n -> quick.hash(PIN)
                        .map(hash -> "hashed")
                        .onFailure(HashPin.Busy.class)
                        .recoverWithItem("busy")
                        .subscribeAsCompletionStage())
                .toList();

        assertThat(all.subList(0, PLACES)).noneMatch(CompletableFuture::isDone);
        assertThat(all.subList(PLACES, PLACES + 3)).allMatch(turned -> "busy".equals(turned.getNow("")));
        busy.countDown();
        assertThat(all.subList(0, PLACES))
                .allSatisfy(
                        hashed -> assertThat(hashed).succeedsWithin(PATIENCE).isEqualTo("hashed"));
        assertThat(quick.hash(PIN).await().atMost(PATIENCE)).isNotNull();
    }

    /** The pool is known by its name: nothing is hashed until {@code over}. */
    private void occupyThreads(CountDownLatch over) {
        WorkerExecutor pool = vertx.createSharedWorkerExecutor(HashPin.POOL, HashPin.THREADS);
        for (int thread = 0; thread < HashPin.THREADS; thread++) {
            var unused = pool.executeBlocking(() -> over.await(PATIENCE.toSeconds(), TimeUnit.SECONDS), false);
        }
    }
}
