package platen.accesscode.pins;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
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
        List<Uni<String>> all = IntStream.range(0, PLACES + 3)
                .mapToObj(n -> hashing.hash(PIN)
                        .map(hash -> "hashed")
                        .onFailure(HashPin.Busy.class)
                        .recoverWithItem("busy"))
                .toList();

        List<String> outcomes = Uni.join().all(all).andFailFast().await().atMost(PATIENCE);

        assertThat(outcomes).filteredOn("busy"::equals).hasSize(3);
        assertThat(outcomes).filteredOn("hashed"::equals).hasSize(PLACES);
        assertThat(hashing.hash(PIN).await().atMost(PATIENCE)).isNotNull();
    }
}
