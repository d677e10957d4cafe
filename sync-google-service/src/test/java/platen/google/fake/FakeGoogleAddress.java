package platen.google.fake;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import platen.engines.Ports;

/**
 * Chooses the port of the fake and settings that make hours milliseconds. The server itself is started by the tests, which this class cannot
 * share an object with.
 */
public final class FakeGoogleAddress implements QuarkusTestResourceLifecycleManager {

    static final String PORT = "platen.test.google.port";

    /** Where the service says it is. Nobody calls it there: tests push by themselves. */
    public static final String PUSH_URL = "https://sync.school.example/google/push";

    /** As many runs are carried out side by side. */
    public static final int RUNS_AT_A_TIME = 10;

    /** Where the service under test logs to, everything. */
    public static final String LOG = "target/sync-google-test.log";

    @Override
    public Map<String, String> start() {
        int port = Ports.unused();
        System.setProperty(PORT, Integer.toString(port));
        return Map.ofEntries(
                Map.entry("platen.google.root-url", "http://127.0.0.1:" + port + "/"),
                Map.entry("platen.google.token-url", "http://127.0.0.1:" + port + "/token"),
                Map.entry("platen.google.tick", "PT0.1S"),
                Map.entry("platen.google.poll", "PT0.3S"),
                Map.entry("platen.google.polled-people", "12"),
                Map.entry("platen.google.push.url", PUSH_URL),
                Map.entry("platen.google.push.channel-retry", "PT0.2S"),
                Map.entry("platen.google.push.retry", "PT0.1S"),
                Map.entry("platen.google.push.most-waiting", "3"),
                Map.entry("platen.google.back-off", "PT0.3S,PT0.3S,PT6H"),
                Map.entry("platen.google.quota.per-minute", "60000"),
                Map.entry("platen.google.page-size", "3"),
                Map.entry("platen.google.max-pages", "20"),
                Map.entry("platen.google.batch-size", "2"),
                Map.entry("platen.google.concurrent-runs", Integer.toString(RUNS_AT_A_TIME)),
                Map.entry("platen.google.call-timeout", "PT3S"),
                Map.entry("platen.google.lock-expiry", "PT5S"),
                Map.entry("platen.google.retry.first", "PT0.01S"),
                Map.entry("platen.google.retry.longest", "PT2S"),
                Map.entry("quarkus.log.file.enabled", "true"),
                Map.entry("quarkus.log.file.path", LOG),
                Map.entry("quarkus.log.file.level", "ALL"),
                Map.entry("quarkus.log.category.\"platen\".min-level", "DEBUG"),
                Map.entry("quarkus.log.category.\"platen\".level", "DEBUG"));
    }

    @Override
    public void stop() {
        System.clearProperty(PORT);
    }
}
