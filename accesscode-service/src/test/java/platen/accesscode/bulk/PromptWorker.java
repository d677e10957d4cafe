package platen.accesscode.bulk;

import io.quarkus.arc.Arc;
import java.time.Duration;

/**
 * The service's own worker, told to look for jobs now. Its timer does so every second, which adds up over many jobs; that it does is seen
 * in {@link LateBatchTest}.
 */
public final class PromptWorker {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private PromptWorker() {}

    /** Returns when it has taken up what is due; the batches follow by themselves. */
    public static void look() {
        Arc.container().select(RegenerationWorker.class).get().look().await().atMost(PATIENCE);
    }
}
