package platen.local.stack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import platen.engines.EngineStartException;
import platen.engines.PostgresEngine;
import platen.engines.ServiceDatabases;
import platen.local.Ports;
import platen.local.Secrets;
import platen.local.Service;
import platen.local.StackDirectory;

/** PostgreSQL, with a database and its roles for each service. */
final class PostgresPart implements Part {

    static final String NAME = "postgres";

    private final StackDirectory directory;
    private final Ports ports;
    private final Secrets secrets;
    private volatile @Nullable PostgresEngine engine;

    PostgresPart(StackDirectory directory, Ports ports, Secrets secrets) {
        this.directory = directory;
        this.ports = ports;
        this.secrets = secrets;
    }

    static String applicationPassword(Secrets secrets, Service service) {
        return secrets.get("database." + service.shortName());
    }

    static String ownerPassword(Secrets secrets, Service service) {
        return secrets.get("database-owner." + service.shortName());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> needs() {
        return Set.of();
    }

    @Override
    public List<Integer> ports() {
        return List.of(ports.postgres());
    }

    @Override
    public Path log() {
        return directory.postgres().resolve("postgres.log");
    }

    @Override
    public void start(Runnable launched) throws PartFailure {
        try {
            PostgresEngine started = PostgresEngine.start(directory.postgres(), ports.postgres(), true);
            engine = started;
            launched.run();
            ServiceDatabases databases = new ServiceDatabases(started.server());
            for (Service service : Service.all()) {
                databases.provision(
                        service.database(),
                        service.database(),
                        applicationPassword(secrets, service),
                        ownerPassword(secrets, service));
            }
        } catch (EngineStartException | IllegalStateException e) {
            throw new PartFailure(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public void stop(Duration grace) {
        PostgresEngine running = engine;
        if (running != null) {
            running.close();
            engine = null;
        }
    }

    @Override
    public Optional<ProcessHandle> process() {
        return Optional.ofNullable(engine).flatMap(running -> ProcessHandle.of(running.pid()));
    }

    /** Who may look into all databases. */
    PostgresEngine engine() {
        PostgresEngine running = engine;
        if (running == null) {
            throw new IllegalStateException("PostgreSQL is not running");
        }
        return running;
    }
}
