package platen.gateway.readers;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import platen.gateway.readers.domain.ChainSearch;
import platen.gateway.readers.domain.ChainSearch.Found;
import platen.gateway.readers.domain.ReaderPair;

/** An administrator has cards as a reader sends them and as the directory has them, and wants the converters between. */
@ApplicationScoped
public class FindChain {

    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final int AT_ONCE = 2;

    private final Semaphore searching = new Semaphore(AT_ONCE);

    /** Searches on another thread for two seconds at most. Empty when others search already. Nothing of it is kept. */
    public Uni<Optional<Found>> find(List<ReaderPair> pairs) {
        return Uni.createFrom().deferred(() -> {
            if (!searching.tryAcquire()) {
                return Uni.createFrom().item(Optional.empty());
            }
            return Uni.createFrom()
                    .item(() -> Optional.of(search(pairs)))
                    .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                    .onTermination()
                    .invoke(() -> searching.release());
        });
    }

    private static Found search(List<ReaderPair> pairs) {
        long end = System.nanoTime() + LONGEST.toNanos();
        return ChainSearch.search(pairs, () -> System.nanoTime() - end < 0);
    }
}
