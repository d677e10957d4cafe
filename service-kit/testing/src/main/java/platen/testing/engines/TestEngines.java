package platen.testing.engines;

import platen.engines.PostgresServer;

/** A PostgreSQL and a Kafka that others may be using too. Closing gives them back, which stops them when nobody else holds them. */
public interface TestEngines extends AutoCloseable {

    /** Set to {@code true} to use containers instead of the embedded servers. */
    String CONTAINERS = "platen.test.containers";

    PostgresServer postgres();

    /** Bootstrap servers. */
    String kafka();

    @Override
    void close();

    /** Containers when {@code -Dplaten.test.containers=true}, else the servers shared by all test JVMs of this repository. */
    static TestEngines obtain() {
        return Boolean.getBoolean(CONTAINERS) ? ContainerEngines.start() : SharedEngines.lease();
    }
}
