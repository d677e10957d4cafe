package platen.local.bench;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import platen.local.Service;
import platen.local.client.Api;
import platen.local.stack.LoneService;

/**
 * What people cost who come by file or from a directory, and what it costs to find them among many, beside the same in plain SQL in the
 * same PostgreSQL. It starts identity-service alone; something that finds every code all right stands in for accesscode-service.
 */
final class IdentityBench {

    static final String NAME = "identity";

    private static final int MOST_ROWS = 100_000;
    private static final int MOST_OBSERVED = 5_000;
    private static final int WARM_ROWS = 3_000;
    private static final int WARM_OBSERVED = 1_000;
    private static final int ONE_BY_ONE = 2_000;

    private final Path home;
    private final Path repository;
    private final int people;
    private final PrintStream out;
    private final List<Measurement> measurements = new ArrayList<>();

    /**
     * @param home a directory for the data, deleted afterwards
     * @param people in the organisation that is searched; files and directories have at most as many
     */
    IdentityBench(Path home, Path repository, int people, PrintStream out) {
        this.home = home;
        this.repository = repository;
        this.people = people;
        this.out = out;
    }

    List<Measurement> run() throws Exception {
        try (BenchAccesscode codes = BenchAccesscode.start(out);
                LoneService service = LoneService.start(Service.IDENTITY, home, repository, options(codes), out);
                ServiceHeap heap = ServiceHeap.of(service.process())) {
            out.println("identity-service runs alone, with its own PostgreSQL and Kafka");
            var database = new IdentityDatabase(service.postgres(), service.database());
            warmUp(service, database);
            imports(service, database, heap);
            database.forget();
            observations(service, database);
            database.forget();
            searches(service, database);
        }
        return measurements;
    }

    private static List<String> options(BenchAccesscode codes) {
        return List.of("-Xmx512m", "-Dplaten.identity.accesscode.url=" + codes.url());
    }

    /** The first thousands of everything are slower: nothing is compiled yet. */
    private void warmUp(LoneService service, IdentityDatabase database) throws Exception {
        UUID organisation = database.organisation();
        Api admin = service.admin(organisation);
        new PeopleFile(WARM_ROWS, "first", true).importBy(admin, "created");
        new PeopleFile(WARM_ROWS, "second", false).importBy(admin, "changed");
        UUID other = database.organisation();
        try (var directory = new ObservedPeople(service.kafka(), database, other)) {
            directory.observe(WARM_OBSERVED, 1, "first");
            directory.observe(WARM_OBSERVED, 2, "second");
        }
        database.forget();
        out.println("warm");
    }

    private void imports(LoneService service, IdentityDatabase database, ServiceHeap heap) throws Exception {
        int rows = Math.min(people, MOST_ROWS);
        UUID organisation = database.organisation();
        Api admin = service.admin(organisation);
        var plainFile = new PeopleFile(rows, "first", false).importBy(admin, "created");
        double plain = perSecond(rows, database.plainInsert(organisation));
        imported(rows, "import", plainFile, plain);

        UUID withCodes = database.organisation();
        var codes = new PeopleFile(rows, "first", true).importBy(service.admin(withCodes), "created");
        imported(rows, "import with codes", codes, plain);

        database.vacuum();
        Api again = service.admin(organisation);
        double least = heap.mostDuring(() -> new PeopleFile(rows / 10, "second", false).importBy(again, "changed"));
        double kept = heap.mostDuring(() -> new PeopleFile(rows, "third", false).importBy(again, "changed"));
        row(rows, "import of changes, heap at most", kept, "MiB", least);
    }

    private void imported(int rows, String what, PeopleFile.Times times, double plain) {
        row(rows, what + ", read", perSecond(rows, times.reading()), "/s", plain);
        row(rows, what + ", read and previewed", perSecond(rows, times.foreseeing()), "/s", plain);
        row(rows, what + ", applied", perSecond(rows, times.applying()), "/s", plain);
    }

    private void observations(LoneService service, IdentityDatabase database) throws Exception {
        int observed = Math.min(people, MOST_OBSERVED);
        UUID organisation = database.organisation();
        try (var directory = new ObservedPeople(service.kafka(), database, organisation)) {
            Duration created = directory.observe(observed, 1, "first");
            Samples inserts = database.plainInserts(organisation, ONE_BY_ONE);
            double plain = 1_000 / inserts.percentile(0.5);
            row(observed, "directory events, new people", perSecond(observed, created), "/s", plain);
            Duration changed = directory.observe(observed, 2, "second");
            row(observed, "directory events, changed people", perSecond(observed, changed), "/s", plain);
        }
    }

    private void searches(LoneService service, IdentityDatabase database) throws Exception {
        UUID organisation = database.organisation();
        database.fill(organisation, people);
        out.println(title(people, "people to be searched"));
        try (var searches = new PeopleSearches(service.admin(organisation), database, organisation, people)) {
            measurements.addAll(searches.measure());
        }
    }

    private static double perSecond(int count, Duration time) {
        return count / (time.toNanos() / 1e9);
    }

    private void row(int count, String what, double value, String unit, double baseline) {
        measurements.add(new Measurement(NAME, title(count, what), value, unit, baseline));
        out.println(
                String.format(Locale.ROOT, "%s: %.0f %s, baseline %.0f", title(count, what), value, unit, baseline));
    }

    static String title(int people, String what) {
        String size = people % 1_000_000 == 0 ? people / 1_000_000 + "M" : people / 1_000 + "k";
        return size + ": " + what;
    }
}
