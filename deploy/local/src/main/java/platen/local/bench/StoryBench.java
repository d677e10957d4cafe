package platen.local.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import platen.engines.PostgresServer;
import platen.local.Json;
import platen.local.RandomText;
import platen.local.Service;
import platen.local.client.Api;
import platen.local.client.Devices;
import platen.local.client.Directory;
import platen.local.client.Directory.Person;
import platen.local.client.GoogleSync;
import platen.local.client.Mailbox;
import platen.local.client.Mailbox.Mail;
import platen.local.client.Patience;
import platen.local.client.PlatenFile;

/**
 * How long a code cleared in the directory takes, from the moment the sync sees it until the new code works at the gateway and
 * until its mail is accepted, beside three bare hops at the same rate.
 */
final class StoryBench {

    static final String NAME = "story";

    private static final List<Load> LOADS =
            List.of(new Load(1, Duration.ofSeconds(1), 40), new Load(10, Duration.ofMillis(500), 30));

    private static final Patience PATIENCE = new Patience(Duration.ofSeconds(120));

    private final PlatenFile stack;
    private final PrintStream out;
    private final PostgresServer postgres;
    private final Directory directory;
    private final GoogleSync sync;
    private final Mailbox mailbox;

    StoryBench(PlatenFile stack, PrintStream out) {
        this.stack = stack;
        this.out = out;
        this.postgres = new PostgresServer(
                stack.text("/postgres/host"),
                Integer.parseInt(stack.text("/postgres/port")),
                stack.text("/postgres/username"),
                stack.text("/postgres/password"));
        String people = stack.text("/google/people");
        this.directory =
                new Directory(stack.with("", people.replaceFirst("/_people$", "")), stack.text("/google/customer"));
        this.sync = new GoogleSync(stack.as("admin", Service.SYNC_GOOGLE));
        this.mailbox = new Mailbox(stack.with("", stack.text("/mail/inbox")));
    }

    List<Measurement> run() throws Exception {
        JsonNode key = Json.parse(Files.readAllBytes(Path.of(stack.text("/google/serviceAccountKey"))));
        boolean connected = PATIENCE.until(
                "the connection",
                () -> sync.connect(key, stack.text("/google/delegatedAdmin"), stack.text("/google/customer")));
        out.println(connected ? "connected to the directory" : "the directory is connected");
        List<Measurement> measurements = new ArrayList<>();
        for (Load load : LOADS) {
            Samples bare = new BareHops(stack.text("/kafka"), postgres).measure(load);
            out.println(load.title() + ": " + bare.count() + " bare changes carried");
            measurements.addAll(measure(load, bare));
        }
        return measurements;
    }

    private List<Measurement> measure(Load load, Samples bare) throws Exception {
        List<Subject> subjects = subjects(load);
        Samples gateway = new Samples();
        Samples mail = new Samples();
        try (SeenBySync seen = SeenBySync.from(stack.text("/kafka"));
                GatewayWatch watch = GatewayWatch.from(postgres, stack.text("/organisation/id"))) {
            load.drive(batch -> {
                for (int i = 0; i < load.batch(); i++) {
                    directory.setCode(subjects.get(batch * load.batch() + i).person(), "");
                }
                sync.run();
            });
            for (Subject subject : subjects) {
                Mail second = PATIENCE.until(
                        "the mail to " + subject.person(),
                        () -> mailbox.only(subject.person().email(), 2));
                Instant begin = PATIENCE.until(
                        "the event of " + subject.person(),
                        () -> seen.of(subject.person().id()).orElseThrow(() -> new Patience.NotYet("none")));
                Instant works = PATIENCE.until(
                        "the gateway to know " + subject.person(),
                        () -> watch.of(subject.user()).orElseThrow(() -> new Patience.NotYet("the old code")));
                gateway.add(Duration.between(begin, works));
                mail.add(Duration.between(begin, second.receivedAt()));
            }
        }
        confirm(subjects);
        return List.of(
                compared(load, "new code works, p50", 0.50, gateway, bare),
                compared(load, "new code works, p99", 0.99, gateway, bare),
                compared(load, "mail accepted, p50", 0.50, mail, bare),
                compared(load, "mail accepted, p99", 0.99, mail, bare));
    }

    /** Somebody whose code is going to be cleared; {@code user} is identity's id of the person. */
    private record Subject(Person person, String user) {}

    /** New people with codes in the directory, invited and ready. */
    private List<Subject> subjects(Load load) throws IOException, InterruptedException {
        String tag = RandomText.letters(5);
        List<Person> people = new ArrayList<>();
        for (int i = 0; i < load.changes(); i++) {
            String code = RandomText.letters(9).toUpperCase(Locale.ROOT);
            String email = "bench-" + tag + "-" + i + "@" + stack.text("/google/domain");
            people.add(directory.add(email, "Bench" + i, tag, Map.of("accessCode", code)));
        }
        sync.run();
        Api identity = stack.as("admin", Service.IDENTITY);
        List<Subject> subjects = new ArrayList<>();
        for (Person person : people) {
            PATIENCE.until("the invitation of " + person, () -> mailbox.only(person.email(), 1));
            subjects.add(
                    new Subject(person, PATIENCE.until("identity to know " + person, () -> userId(identity, person))));
        }
        return subjects;
    }

    private static String userId(Api identity, Person person)
            throws IOException, InterruptedException, Patience.NotYet {
        String email = URLEncoder.encode(person.email(), StandardCharsets.UTF_8);
        JsonNode items =
                identity.get("/api/v1/users?email=" + email).orThrow().json().path("items");
        if (items.isEmpty()) {
            throw new Patience.NotYet("no such user");
        }
        return items.get(0).path("id").asText();
    }

    /** What was measured was true: the mailed codes log in. */
    private void confirm(List<Subject> subjects) throws IOException, InterruptedException {
        Api anonymous = stack.with("", stack.url(Service.MFD_GATEWAY));
        Devices devices = new Devices(anonymous, stack.as("admin", Service.MFD_GATEWAY), "Bench device", secret -> {});
        for (Subject subject : subjects) {
            String code = mailbox.to(subject.person().email()).getLast().code();
            if (devices.logsIn("code", code).isEmpty()) {
                throw new IllegalStateException("the code mailed to " + subject.person() + " does not log in");
            }
        }
    }

    private static Measurement compared(Load load, String title, double share, Samples samples, Samples bare) {
        return new Measurement(
                NAME, load.title() + ": " + title, samples.percentile(share), "ms", bare.percentile(share));
    }
}
