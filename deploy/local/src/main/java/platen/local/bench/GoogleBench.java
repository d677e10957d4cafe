package platen.local.bench;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import platen.local.Service;
import platen.local.stack.LoneService;

/**
 * What a sync of a whole Google Workspace costs beside a bare client that reads the same list from the same server: first
 * runs, runs in which nobody or one in a hundred has changed, requests, heap. It starts sync-google-service alone; its limit of
 * requests is lifted.
 */
final class GoogleBench {

    static final String NAME = "google";

    private static final int SMALLEST = 10_000;
    private static final int WARM_ROUNDS = 6;

    /** Runs are repeated until about so many people were read. */
    private static final int WORTH_READING = 300_000;

    private static final int MOST_ROUNDS = 5;
    private static final int UNLIMITED = 100_000_000;

    /** 2,400 requests a minute: Google gives pages to nobody faster. */
    private static final Duration QUOTA_PACE = Duration.ofMillis(25);

    private final Path home;
    private final Path repository;
    private final int most;
    private final PrintStream out;
    private final List<Measurement> measurements = new ArrayList<>();

    /** A run of the service, and how long it took. */
    private interface Sync {
        Duration of(SyncedWorkspace workspace) throws Exception;
    }

    /**
     * @param home a directory for the data, deleted afterwards
     * @param most people in the largest directory; there is one for each power of ten from 10,000
     */
    GoogleBench(Path home, Path repository, int most, PrintStream out) {
        this.home = home;
        this.repository = repository;
        this.most = most;
        this.out = out;
    }

    List<Measurement> run() throws Exception {
        try (BenchDirectory directory = BenchDirectory.start(out);
                LoneService service =
                        LoneService.start(Service.SYNC_GOOGLE, home, repository, options(directory), out);
                ServiceHeap heap = ServiceHeap.of(service.process())) {
            out.println("sync-google-service runs alone, with its own PostgreSQL and Kafka");
            warmUp(new SyncedWorkspace(SMALLEST, directory, service));
            firstRun(new SyncedWorkspace(SMALLEST, directory, service));
            double least = Double.NaN;
            for (int people = SMALLEST; people <= most; people *= 10) {
                SyncedWorkspace workspace = new SyncedWorkspace(people, directory, service);
                measure(workspace, directory);
                double kept = heap.mostDuring(workspace::syncOnePercent);
                least = Double.isNaN(least) ? kept : least;
                row(people, "heap after collection, at most", kept, "MiB", least);
            }
        }
        return measurements;
    }

    /** The memory of an ordinary installation. */
    private static List<String> options(BenchDirectory directory) {
        return List.of(
                "-Xmx256m",
                "-Dplaten.google.quota.per-minute=" + UNLIMITED,
                "-Dplaten.google.quota.burst=" + UNLIMITED,
                "-Dplaten.google.root-url=" + directory.root(),
                "-Dplaten.google.token-url=" + directory.root() + "token");
    }

    /** The first thousands of everything are slower: nothing is compiled yet. */
    private void warmUp(SyncedWorkspace workspace) throws Exception {
        workspace.adoptAll();
        for (int round = 0; round < WARM_ROUNDS; round++) {
            workspace.list();
            workspace.syncUnchanged();
            workspace.syncOnePercent();
        }
        out.println("warm");
    }

    private void firstRun(SyncedWorkspace workspace) throws Exception {
        double bare = seconds(workspace.list());
        row(workspace.people(), "everybody new, published", seconds(workspace.syncAll()), "s", bare);
    }

    private void measure(SyncedWorkspace workspace, BenchDirectory directory) throws Exception {
        double bare = seconds(workspace.list());
        row(workspace.people(), "everybody new, dry run", seconds(workspace.adoptAll()), "s", bare);
        beside(workspace, "nobody changed", SyncedWorkspace::syncUnchanged);
        beside(workspace, "1 % changed", SyncedWorkspace::syncOnePercent);
        int before = directory.requests();
        workspace.syncOnePercent();
        row(workspace.people(), "requests of a run", directory.requests() - before, "", workspace.pages());
        directory.pauses(QUOTA_PACE);
        beside(workspace, "nobody changed, a page in 25 ms", SyncedWorkspace::syncUnchanged);
        beside(workspace, "1 % changed, a page in 25 ms", SyncedWorkspace::syncOnePercent);
        directory.pauses(Duration.ZERO);
    }

    /** In turn, so that whatever else the machine does weighs on both. */
    private void beside(SyncedWorkspace workspace, String title, Sync sync) throws Exception {
        Samples listed = new Samples();
        Samples synced = new Samples();
        int rounds = Math.clamp(WORTH_READING / workspace.people(), 1, MOST_ROUNDS);
        for (int round = 0; round < rounds; round++) {
            listed.add(workspace.list());
            synced.add(sync.of(workspace));
        }
        row(workspace.people(), title, synced.percentile(0.5) / 1_000, "s", listed.percentile(0.5) / 1_000);
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }

    private void row(int people, String what, double value, String unit, double baseline) {
        String size = people % 1_000_000 == 0 ? people / 1_000_000 + "M" : people / 1_000 + "k";
        String title = size + ": " + what;
        measurements.add(new Measurement(NAME, title, value, unit, baseline));
        out.println(String.format(Locale.ROOT, "%s: %.2f %s, baseline %.2f", title, value, unit, baseline));
    }
}
