package platen.testing;

import java.nio.file.Path;
import platen.engines.PostgresServer;

/**
 * How a test finds the environment that {@link EnginesTestResource} opened: by system properties, because test, resource and service are
 * loaded by different class loaders and share nothing else.
 */
final class CurrentRun {

    private static final String PREFIX = "platen.test.run.";

    private CurrentRun() {}

    static void is(TestEnvironment environment) {
        PostgresServer postgres = environment.postgres();
        set("postgres.host", postgres.host());
        set("postgres.port", Integer.toString(postgres.port()));
        set("postgres.username", postgres.username());
        set("postgres.password", postgres.password());
        set("database", environment.database().database());
        set("kafka", environment.kafka());
        set("topics", environment.topicPrefix());
        set("keys", environment.keys().toString());
    }

    static PostgresServer postgres() {
        return new PostgresServer(
                get("postgres.host"),
                Integer.parseInt(get("postgres.port")),
                get("postgres.username"),
                get("postgres.password"));
    }

    static String database() {
        return get("database");
    }

    static String kafka() {
        return get("kafka");
    }

    static String topicPrefix() {
        return get("topics");
    }

    static Path keys() {
        return Path.of(get("keys"));
    }

    private static void set(String name, String value) {
        System.setProperty(PREFIX + name, value);
    }

    private static String get(String name) {
        String value = System.getProperty(PREFIX + name);
        if (value == null) {
            throw new IllegalStateException("No test environment is open: annotate the test with @WithEngines");
        }
        return value;
    }
}
