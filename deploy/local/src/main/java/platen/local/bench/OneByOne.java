package platen.local.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import platen.local.client.Api;

/** Codes removed by an administrator, one request each, so that another takes the place of each. */
final class OneByOne {

    /** When to stop; asked before each request. */
    @FunctionalInterface
    interface End {
        boolean reached() throws Exception;
    }

    private static final Map<String, String> ANY_VERSION = Map.of("If-Match", "*");

    private final Api admin;
    private final List<String> people;
    private final int atOnce;
    private final Samples samples = new Samples();
    private Duration took = Duration.ZERO;

    private OneByOne(Api admin, List<String> people, int atOnce) {
        this.admin = admin;
        this.people = people;
        this.atOnce = atOnce;
    }

    static OneByOne on(Api admin, List<String> people, int atOnce) {
        return new OneByOne(admin, people, atOnce);
    }

    OneByOne during(Duration time) throws Exception {
        long end = System.nanoTime() + time.toNanos();
        return until(() -> System.nanoTime() > end);
    }

    OneByOne until(End end) throws Exception {
        AtomicInteger next = new AtomicInteger();
        long begin = System.nanoTime();
        try (ExecutorService callers = Executors.newFixedThreadPool(atOnce)) {
            List<? extends Future<?>> all = Stream.generate(() -> callers.submit(() -> {
                        while (!end.reached()) {
                            remove(people.get(next.getAndIncrement() % people.size()));
                        }
                        return null;
                    }))
                    .limit(atOnce)
                    .toList();
            for (Future<?> caller : all) {
                caller.get();
            }
        }
        took = Duration.ofNanos(System.nanoTime() - begin);
        return this;
    }

    private void remove(String person) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        admin.delete("/api/v1/users/" + person + "/access-code", ANY_VERSION).orThrow();
        samples.add(Duration.ofNanos(System.nanoTime() - begin));
    }

    /** Time of one request. */
    Samples samples() {
        return samples;
    }

    /** Time divided by codes. */
    double microsEach() {
        return took.toNanos() / 1_000.0 / samples.count();
    }
}
