package platen.local.stack;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import platen.engines.KafkaEngine;
import platen.engines.KafkaTopics;
import platen.engines.TopicCatalogue;
import platen.local.DemoOrganisation;
import platen.local.Ports;
import platen.local.Secrets;
import platen.local.Service;
import platen.local.StackDirectory;
import platen.local.google.FakeGoogle;
import platen.local.http.LocalServer;
import platen.local.mail.Inbox;
import platen.local.mail.InboxApi;
import platen.local.mail.MailCatcher;
import platen.local.oidc.Accounts;
import platen.local.oidc.Clients;
import platen.local.oidc.OidcProvider;
import platen.local.oidc.SigningKey;
import platen.local.panel.PanelSimulator;

/** What the stack is made of. */
final class StackParts {

    static final String KAFKA = "kafka";
    static final String OIDC = "oidc";
    static final String MAIL = "mail";
    static final String GOOGLE = "google";
    static final String SIMULATOR = "simulator";

    private static final String REPLICA = "-replica";

    private static final int KEPT_MAILS = 20_000;

    /** Six services start at once, and wait most of the time. */
    private static final List<String> SMALL = List.of("-Xmx128m", "-XX:TieredStopAtLevel=1");

    private final StackDirectory directory;
    private final Ports ports;
    private final Secrets secrets;
    private final Accounts accounts;
    private final PrintStream out;
    private final List<String> serviceOptions;
    private final Clock clock = Clock.systemUTC();

    StackParts(StackDirectory directory, Ports ports, Secrets secrets, Accounts accounts, PrintStream out) {
        this(directory, ports, secrets, accounts, out, SMALL);
    }

    /** {@code serviceOptions}: of the services' JVMs. */
    StackParts(
            StackDirectory directory,
            Ports ports,
            Secrets secrets,
            Accounts accounts,
            PrintStream out,
            List<String> serviceOptions) {
        this.directory = directory;
        this.ports = ports;
        this.secrets = secrets;
        this.accounts = accounts;
        this.out = out;
        this.serviceOptions = serviceOptions;
    }

    /** In the order in which they are listed; {@code repository} holds the built services. */
    List<Part> all(Path repository, Map<String, String> outside) {
        List<Part> parts = new ArrayList<>();
        parts.add(new PostgresPart(directory, ports, secrets));
        parts.add(kafka(repository));
        parts.add(internal(OIDC, List.of(ports.oidc()), this::startOidc));
        parts.add(internal(MAIL, List.of(ports.smtp(), ports.inbox()), this::startMail));
        parts.add(internal(GOOGLE, List.of(ports.google()), this::startGoogle));
        parts.add(internal(SIMULATOR, List.of(ports.simulator()), this::startSimulator));
        ServiceEnvironment environment = new ServiceEnvironment(directory, ports, secrets, outside);
        ClassArchives archives = ClassArchives.of(outside);
        for (Service service : Service.all()) {
            parts.add(service(service, service.application(repository), environment, archives));
        }
        return parts;
    }

    private Part kafka(Path repository) {
        List<String> command =
                new ArrayList<>(List.of(java(), "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-XX:+ExitOnOutOfMemoryError", "-cp", System.getProperty("java.class.path")));
        command.add(KafkaEngine.class.getName());
        command.addAll(List.of(
                directory.kafka().toString(), String.valueOf(ports.kafka()), String.valueOf(ports.kafkaController())));
        Path log = directory.log(KAFKA);
        long[] logStart = {0};
        ProcessPart.Run run = new ProcessPart.Run(
                command,
                directory.root(),
                () -> {
                    logStart[0] = LogFile.size(log);
                    return Map.of();
                },
                () -> LogFile.tail(log, logStart[0]).contains(KafkaEngine.READY) && declareTopics(repository),
                Optional::empty);
        return new ProcessPart(KAFKA, Set.of(), List.of(ports.kafka(), ports.kafkaController()), log, run);
    }

    private boolean declareTopics(Path repository) {
        try (KafkaTopics topics = new KafkaTopics("127.0.0.1:" + ports.kafka())) {
            topics.awaitBroker(Duration.ofSeconds(30));
            topics.declare(TopicCatalogue.read(repository.resolve("contracts").resolve("topics.json"))
                    .topics());
            return true;
        }
    }

    /** Another process of a service, beside the one there is; on ports of its own. */
    Part replica(Service service, Path repository) {
        ServiceEnvironment environment = new ServiceEnvironment(directory, ports, secrets, Map.of());
        return service(
                service.shortName() + REPLICA,
                service.application(repository),
                List.of(ports.replica(), ports.replicaManagement()),
                () -> environment.ofReplica(service),
                List.of());
    }

    private Part service(Service service, Path application, ServiceEnvironment environment, ClassArchives archives) {
        return service(
                service.shortName(),
                application,
                List.of(ports.of(service), ports.management(service)),
                () -> environment.of(service),
                archives.options(service, application));
    }

    /**
     * @param listens on this port, and on this one for health
     */
    private Part service(
            String name,
            Path application,
            List<Integer> listens,
            Supplier<Map<String, String>> environment,
            List<String> options) {
        List<String> command = new ArrayList<>(List.of(java(), "-XX:+UseSerialGC"));
        command.addAll(serviceOptions);
        command.addAll(List.of("-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(options);
        command.addAll(List.of(
                "--sun-misc-unsafe-memory-access=allow",
                "-jar",
                application.resolve("quarkus-run.jar").toString()));
        ServiceHealth health = new ServiceHealth(Ports.url(listens.getLast()));
        ProcessPart.Run run = new ProcessPart.Run(command, application, environment, health::ready, health::complaint);
        return new ProcessPart(
                name, Set.of(PostgresPart.NAME, KAFKA, OIDC, MAIL, GOOGLE), listens, directory.log(name), run);
    }

    private AutoCloseable startOidc() throws IOException {
        Map<String, String> clients = new HashMap<>();
        Service.all().forEach(service -> clients.put(service.clientId(), secrets.client(service)));
        clients.put(Clients.MY_CODE, secrets.get(ServiceEnvironment.MY_CODE_SECRET));
        clients.put(Clients.CARD_LINKS, secrets.get(ServiceEnvironment.CARD_LINKS_SECRET));
        String local = "http://localhost:" + ports.of(Service.ACCESSCODE) + Ports.MY_CODE;
        OidcProvider provider = new OidcProvider(
                Ports.url(ports.oidc()),
                SigningKey.kept(directory.signingKey()),
                new Clients(
                        clients,
                        Map.of(
                                Clients.MY_CODE,
                                Set.of(ports.myCode(), local),
                                Clients.CARD_LINKS,
                                Set.of(
                                        ports.url(Service.MFD_GATEWAY) + "/card-links/confirm",
                                        ports.url(Service.MFD_GATEWAY) + "/phone-logins/confirm"))),
                accounts,
                clock);
        return LocalServer.start(ports.oidc(), provider.routes(), out);
    }

    private AutoCloseable startMail() throws IOException {
        Inbox inbox = Inbox.open(directory.mail(), KEPT_MAILS, clock);
        MailCatcher catcher = MailCatcher.start(ports.smtp(), inbox);
        LocalServer pages = LocalServer.start(ports.inbox(), new InboxApi(inbox).routes(), out);
        return () -> {
            pages.close();
            catcher.close();
        };
    }

    private AutoCloseable startGoogle() throws IOException {
        FakeGoogle google = FakeGoogle.open(directory.root(), Ports.url(ports.google()) + "/token", clock);
        return LocalServer.start(ports.google(), google.routes(), out);
    }

    private AutoCloseable startSimulator() throws IOException {
        var simulator = new PanelSimulator(ports.url(Service.MFD_GATEWAY), this::panelSecret);
        return LocalServer.start(ports.simulator(), simulator.routes(), out);
    }

    private Optional<String> panelSecret(DemoOrganisation organisation) {
        try {
            return StackState.open(directory.stateJson()).get(organisation, Bootstrap.PANEL_SECRET);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Part internal(String name, List<Integer> taken, InternalPart.Start start) {
        return new InternalPart(name, taken, directory.log("launcher"), start);
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
