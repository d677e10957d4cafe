package platen.local.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import platen.local.Json;
import platen.local.Service;
import platen.local.client.Api;
import platen.local.client.Patience;
import platen.local.client.Patience.NotYet;
import platen.local.stack.LoneService;

/**
 * What issuing codes costs: one by one, in bulk without and with mail, beside a plain INSERT of as many rows into a table of
 * the same columns and indexes in the same PostgreSQL. It starts accesscode-service alone, so that nobody else's work is
 * measured with it.
 */
final class CodesBench {

    static final String NAME = "codes";

    /** A service's usual memory limit leaves a JVM about that much. */
    private static final List<String> OPTIONS = List.of("-Xmx512m");

    private static final int SMALLEST = 10_000;
    private static final int MAILED = 10_000;
    private static final int REPEATED = 100_000;
    private static final int AT_ONCE = 8;
    private static final Duration ONE_BY_ONE = Duration.ofSeconds(8);
    private static final Duration MEANWHILE = Duration.ofSeconds(20);
    private static final Patience PATIENCE = new Patience(Duration.ofMinutes(30), Duration.ofMillis(50));

    private final Path home;
    private final Path repository;
    private final int most;
    private final PrintStream out;
    private final List<Measurement> measurements = new ArrayList<>();

    /**
     * @param home a directory for the data, deleted afterwards
     * @param most people in the largest organisation; there is one for each power of ten from 10,000
     */
    CodesBench(Path home, Path repository, int most, PrintStream out) {
        this.home = home;
        this.repository = repository;
        this.most = most;
        this.out = out;
    }

    List<Measurement> run() throws Exception {
        try (LoneService service = LoneService.start(Service.ACCESSCODE, home, repository, OPTIONS, out)) {
            out.println("accesscode-service runs alone, with its own PostgreSQL and Kafka");
            CodesDatabase database = new CodesDatabase(service.postgres(), service.database());
            warmUp(service, database);
            for (int people = SMALLEST; people <= most; people *= 10) {
                measure(service, database, people);
            }
        }
        return measurements;
    }

    /** The first thousands of everything are slower: nothing is compiled yet. */
    private void warmUp(LoneService service, CodesDatabase database) throws Exception {
        UUID organisation = database.organisation(SMALLEST);
        Api admin = service.admin(organisation);
        job(admin, "missing", false);
        job(admin, "everybody", true);
        OneByOne.on(admin, database.people(organisation, AT_ONCE * 100), AT_ONCE)
                .during(Duration.ofSeconds(4));
        database.forget(organisation);
        out.println("warm");
    }

    private void measure(LoneService service, CodesDatabase database, int people) throws Exception {
        UUID organisation = database.organisation(people);
        Api admin = service.admin(organisation);
        Job first = job(admin, "missing", false);
        database.vacuum();
        Duration plain = database.plainInsert(organisation);
        out.println(title(people, "plain INSERT of as many rows took " + plain.toMillis() + " ms"));
        double bare = micros(plain, people);

        row(people, "first codes, bulk, no mail", first.micros(), bare);
        BatchLock lock = new BatchLock(service.management());
        Job silent = job(admin, "everybody", false);
        row(people, "new codes, bulk, no mail", silent.micros(), bare);
        held(people, "a batch holds the codes, p50", lock.quantile("0.5"));
        held(people, "a batch holds the codes, p99", lock.quantile("0.99"));
        if (people <= MAILED) {
            Job mailed = job(admin, "everybody", true);
            row(people, "new codes, bulk, with mail", mailed.micros(), bare);
            row(people, "of that, sealing (processor time)", mailed.sealingMicros(), bare);
        }
        if (people <= REPEATED) {
            Job again = job(admin, "everybody", false);
            row(people, "again, while the former ones rest", again.micros(), bare);
        }
        List<String> sample = database.people(organisation, SMALLEST);
        OneByOne alone = OneByOne.on(admin, sample, AT_ONCE).during(ONE_BY_ONE);
        row(people, "one by one, " + AT_ONCE + " at once", alone.microsEach(), bare);
        meanwhile(admin, sample, people);
        database.forget(organisation);
    }

    /** How long an administrator waits for one code while a job runs. A job that would go on for minutes is cancelled then. */
    private void meanwhile(Api admin, List<String> sample, int people) throws Exception {
        UUID job = order(admin, "everybody", false);
        AtomicBoolean ended = new AtomicBoolean();
        PATIENCE.until("the job to begin", () -> state(admin, job, "running", "finished"));
        long enough = System.nanoTime() + MEANWHILE.toNanos();
        OneByOne meanwhile = OneByOne.on(admin, sample, 1).until(() -> {
            ended.compareAndSet(false, ended(admin, job));
            return ended.get() || System.nanoTime() > enough;
        });
        if (!ended.get()) {
            admin.post("/api/v1/access-code-jobs/" + job + "/cancel", Json.object(), Map.of())
                    .orThrow();
        }
        if (meanwhile.samples().count() > 0) {
            OneByOne idle = OneByOne.on(admin, sample, 1).during(Duration.ofSeconds(2));
            measurements.add(new Measurement(
                    NAME,
                    title(people, "one code during a job, p50"),
                    meanwhile.samples().percentile(0.5),
                    "ms",
                    idle.samples().percentile(0.5)));
            measurements.add(new Measurement(
                    NAME,
                    title(people, "one code during a job, p99"),
                    meanwhile.samples().percentile(0.99),
                    "ms",
                    idle.samples().percentile(0.99)));
        }
    }

    private void row(int people, String title, double micros, double baseline) {
        measurements.add(new Measurement(NAME, title(people, title), micros, "us", baseline));
        out.println(String.format(Locale.ROOT, "%s: %.0f codes/s", title(people, title), 1e6 / micros));
    }

    private void held(int people, String title, double millis) {
        measurements.add(new Measurement(NAME, title(people, title), millis, "ms", null));
    }

    private static String title(int people, String what) {
        String size = people % 1_000_000 == 0 ? people / 1_000_000 + "M" : people / 1_000 + "k";
        return size + ": " + what;
    }

    private static double micros(Duration time, long count) {
        return time.toNanos() / 1_000.0 / count;
    }

    /** A finished job. */
    private record Job(JsonNode json) {

        /** From the moment a worker took it up until its last batch was committed. */
        double micros() {
            Duration time = Duration.between(
                    Instant.parse(json.path("startedAt").asText()),
                    Instant.parse(json.path("endedAt").asText()));
            return CodesBench.micros(time, json.path("changed").asLong());
        }

        double sealingMicros() {
            return json.path("sealingMillis").asDouble()
                    * 1_000
                    / json.path("changed").asLong();
        }
    }

    private Job job(Api admin, String scope, boolean notify) throws Exception {
        UUID id = order(admin, scope, notify);
        return new Job(PATIENCE.until("the job", () -> state(admin, id, "finished")));
    }

    private static UUID order(Api admin, String scope, boolean notify) throws Exception {
        return UUID.fromString(admin.post(
                        "/api/v1/access-code-jobs",
                        Json.object().put("scope", scope).put("notify", notify),
                        Map.of())
                .orThrow()
                .json()
                .path("id")
                .asText());
    }

    private static JsonNode state(Api admin, UUID job, String... wanted)
            throws IOException, InterruptedException, NotYet {
        JsonNode json = admin.get("/api/v1/access-code-jobs/" + job).orThrow().json();
        String state = json.path("state").asText();
        if (state.equals("failed")) {
            throw new IllegalStateException(
                    "the job failed: " + json.path("failure").asText());
        }
        if (!List.of(wanted).contains(state)) {
            throw new NotYet(state + ", " + json.path("done").asLong() + " done");
        }
        return json;
    }

    private static boolean ended(Api admin, UUID job) throws Exception {
        try {
            state(admin, job, "finished");
            return true;
        } catch (NotYet running) {
            return false;
        }
    }
}
