package platen.local.stack;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import platen.engines.PostgresEngine;
import platen.engines.PostgresServer;
import platen.kit.crypto.KeyMaterialGenerator;
import platen.local.DemoOrganisation;
import platen.local.Ports;
import platen.local.Secrets;
import platen.local.Service;
import platen.local.StackDirectory;
import platen.local.client.Api;
import platen.local.client.SignIn;
import platen.local.oidc.Account;
import platen.local.oidc.Accounts;
import platen.local.oidc.DemoAccounts;

/**
 * One service with a PostgreSQL, a Kafka and a sign-in of its own, for measuring it without the other five. Closing stops all
 * of it and deletes what it wrote.
 */
public final class LoneService implements AutoCloseable {

    /** What a database server of 4 GB would be given; the stack's own is a small one. */
    private static final String SERVER = "shared_buffers = 1GB\nmax_wal_size = 4GB\n";

    private static final int FIRST_BASE = 20_000;
    private static final int LAST_BASE = 60_000;
    private static final int ATTEMPTS = 50;
    private static final String ADMIN = "admin";

    private final Service service;
    private final StackDirectory directory;
    private final Ports ports;
    private final Accounts accounts;
    private final SignIn signIn;
    private final PostgresPart postgres;
    private final Supervisor supervisor;
    private final Watchdog watchdog;

    private LoneService(
            Service service,
            StackDirectory directory,
            Ports ports,
            Accounts accounts,
            List<Part> parts,
            Watchdog watchdog) {
        this.service = service;
        this.directory = directory;
        this.ports = ports;
        this.accounts = accounts;
        this.watchdog = watchdog;
        this.signIn = new SignIn(Ports.url(ports.oidc()), Clock.systemUTC());
        this.postgres = parts.stream()
                .filter(PostgresPart.class::isInstance)
                .map(PostgresPart.class::cast)
                .findFirst()
                .orElseThrow();
        this.supervisor = new Supervisor(parts, status -> guard(status, watchdog), Clock.systemUTC());
    }

    /**
     * Returns when it is ready.
     *
     * @param home is emptied first
     * @param options of the service's JVM
     */
    public static LoneService start(Service service, Path home, Path repository, List<String> options, PrintStream out)
            throws IOException, InterruptedException {
        return start(service, Set.of(), home, repository, options, out);
    }

    /**
     * Two processes of a service, and those services it needs; returns when all are ready.
     *
     * @param home is emptied first
     * @param options of the services' JVMs
     */
    public static LoneService startTwice(
            Service service, Set<Service> needed, Path home, Path repository, List<String> options, PrintStream out)
            throws IOException, InterruptedException {
        return start(service, needed, home, repository, options, out);
    }

    private static LoneService start(
            Service service, Set<Service> needed, Path home, Path repository, List<String> options, PrintStream out)
            throws IOException, InterruptedException {
        Set<Service> wanted = new HashSet<>(needed);
        wanted.add(service);
        for (Service each : wanted) {
            if (!Files.exists(each.application(repository).resolve("quarkus-run.jar"))) {
                throw new IllegalStateException(each.shortName() + " is not built");
            }
        }
        delete(home);
        StackDirectory directory = new StackDirectory(home);
        Files.createDirectories(directory.logs());
        Files.createDirectories(directory.postgres());
        Files.writeString(directory.postgres().resolve(PostgresEngine.OWN_SETTINGS), SERVER);
        Secrets secrets = Secrets.open(directory.secretsJson());
        Accounts accounts = DemoAccounts.create(secrets::get);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Ports ports = new Ports(ThreadLocalRandom.current().nextInt(FIRST_BASE, LAST_BASE));
            StackParts all = new StackParts(directory, ports, secrets, accounts, out, options);
            List<Part> parts = new ArrayList<>(all.all(repository, Map.of()).stream()
                    .filter(part -> isWanted(wanted, part))
                    .toList());
            if (!needed.isEmpty()) {
                parts.add(all.replica(service, repository));
            }
            if (PortHolders.conflicts(parts).isEmpty()) {
                KeyMaterialGenerator.generate(directory.keys());
                return started(new LoneService(service, directory, ports, accounts, parts, Watchdog.start()));
            }
        }
        throw new IllegalStateException("no free ports were found");
    }

    private static LoneService started(LoneService lone) throws InterruptedException {
        try {
            lone.supervisor.startAll();
            return lone;
        } catch (PartFailure failure) {
            lone.stop();
            throw new IllegalStateException(failure.getMessage(), failure);
        }
    }

    private static boolean isWanted(Set<Service> wanted, Part part) {
        return Service.named(part.name()).map(wanted::contains).orElse(true);
    }

    /** If this program dies, its processes go too. */
    private static void guard(PartStatus status, Watchdog watchdog) {
        if (status.pid() == 0 || status.pid() == ProcessHandle.current().pid()) {
            return;
        }
        if (status.name().equals(PostgresPart.NAME)) {
            watchdog.last(status.pid());
        } else {
            watchdog.add(status.pid());
        }
    }

    /** The service as an administrator of that organisation sees it; of one organisation at a time. */
    public Api admin(UUID organisation) {
        return admin(service, organisation);
    }

    /** Another of the services, likewise. */
    public Api admin(Service asked, UUID organisation) {
        accounts.bind(DemoOrganisation.FIRST, organisation.toString());
        signIn.forget();
        Account admin = accounts.named(ADMIN).orElseThrow();
        return new Api(ports.url(asked), () -> signIn.password(ADMIN, admin.password()));
    }

    public String url() {
        return ports.url(service);
    }

    /** Of the second process. */
    public String replicaUrl() {
        return Ports.url(ports.replica());
    }

    /** Where the keys of the service are. */
    public Path keys() {
        return directory.keys().resolve(service.shortName());
    }

    /** Host and port. */
    public String kafka() {
        return "127.0.0.1:" + ports.kafka();
    }

    /** Of the mail catcher. */
    public int smtp() {
        return ports.smtp();
    }

    /** Where the mail catcher keeps what it caught, a file each. */
    public Path caught() {
        return directory.mail();
    }

    /** Health and metrics. */
    public String management() {
        return Ports.url(ports.management(service));
    }

    public PostgresServer postgres() {
        return postgres.engine().server();
    }

    public String database() {
        return service.database();
    }

    /** The service's own. */
    public ProcessHandle process() {
        return supervisor.known().stream()
                .filter(status -> status.name().equals(service.shortName()))
                .findFirst()
                .flatMap(status -> ProcessHandle.of(status.pid()))
                .orElseThrow();
    }

    /** Where the logs are. */
    public Path logs() {
        return directory.logs();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        stop();
        delete(directory.root());
    }

    private void stop() throws InterruptedException {
        supervisor.stopAll(StopGrace.SERVICE);
        watchdog.close();
    }

    private static void delete(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> files = Files.walk(root)) {
            files.sorted(Comparator.reverseOrder()).forEach(LoneService::deleteOne);
        }
    }

    private static void deleteOne(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + file, e);
        }
    }
}
