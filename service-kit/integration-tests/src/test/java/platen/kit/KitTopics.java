package platen.kit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import platen.engines.TopicSpec;
import platen.testing.TestTopics;

/** Topics only the kit's own tests have, beside the suite's; their listeners run in every start of the application here. */
public final class KitTopics implements QuarkusTestResourceLifecycleManager {

    private static final int PARTITIONS = 3;
    private static final long DAY_MILLIS = 86_400_000;

    @Override
    public Map<String, String> start() {
        TestTopics.ofThisRun()
                .declare(
                        new TopicSpec("test.letter", PARTITIONS, DAY_MILLIS),
                        new TopicSpec("test.address", PARTITIONS, DAY_MILLIS));
        return Map.of();
    }

    @Override
    public void stop() {
        // The topics go with the engines.
    }

    /** After the engines. */
    @Override
    public int order() {
        return 1;
    }
}
