package platen.local.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import platen.local.Json;
import platen.local.Service;
import platen.local.client.Api;
import platen.local.stack.LoneService;

/**
 * What an identity provider waits for: creates, patches, look-ups and full walks, beside the same statements on a plain
 * connection to the same PostgreSQL. It starts scim-service alone; the limit of requests per token is lifted.
 */
final class ScimBench {

    static final String NAME = "scim";

    private static final List<String> OPTIONS =
            List.of("-Xmx512m", "-Dplaten.scim.requests-per-second=1000000", "-Dplaten.scim.request-burst=1000000");

    private static final Map<String, String> SCIM = Map.of("Content-Type", "application/scim+json");
    private static final int SMALLEST = 10_000;

    /** Look-ups are measured here too: they should cost the same in the largest organisation. */
    private static final int SMALL = 1_000;

    private static final int AT_ONCE = 8;
    private static final int WARM = 2_000;
    private static final int WARM_ROUNDS = 4;
    private static final int WRITES = 2_000;
    private static final int LOOK_UPS = 3_000;

    private final Path home;
    private final Path repository;
    private final int most;
    private final PrintStream out;
    private final List<Measurement> measurements = new ArrayList<>();
    private final AtomicInteger created = new AtomicInteger();

    /** One request, numbered from 0. */
    private interface Request {
        void send(int number) throws Exception;
    }

    /** What finds somebody, numbered from 0, of so many people. */
    private interface Filter {
        String of(int number, int people);
    }

    /** What is done in an organisation that was filled for it. */
    private interface Work {
        void on(Api scim, UUID organisation) throws Exception;
    }

    /** What a percentile is compared with; null where there is nothing. */
    private interface Baseline {
        @Nullable
        Double of(double share);
    }

    /** How long many requests took, each and together. */
    private record Run(Samples samples, Duration took) {

        double perSecond() {
            return samples.count() / (took.toNanos() / 1e9);
        }
    }

    /**
     * @param home a directory for the data, deleted afterwards
     * @param most people in the largest organisation; there is one for each power of ten from 10,000
     */
    ScimBench(Path home, Path repository, int most, PrintStream out) {
        this.home = home;
        this.repository = repository;
        this.most = most;
        this.out = out;
    }

    List<Measurement> run() throws Exception {
        try (LoneService service = LoneService.start(Service.SCIM, home, repository, OPTIONS, out)) {
            out.println("scim-service runs alone, with its own PostgreSQL and Kafka");
            ScimDatabase database = new ScimDatabase(service.postgres(), service.database());
            in(service, database, SMALL, this::warmUp);
            in(service, database, SMALL, (scim, organisation) -> lookUps(scim, database, organisation, SMALL));
            for (int people = SMALLEST; people <= most; people *= 10) {
                int size = people;
                in(service, database, size, (scim, organisation) -> {
                    measure(scim, database, organisation, size);
                    in(service, database, SMALL, (small, other) -> compare(scim, size, small));
                });
            }
            in(service, database, WalkDuringDeletes.PEOPLE, (scim, organisation) -> {
                measurements.add(new WalkDuringDeletes(scim, database, organisation).measure());
                out.println("a walk of " + WalkDuringDeletes.PEOPLE + " during " + WalkDuringDeletes.DELETES
                        + " deletes: nobody missed");
            });
        }
        return measurements;
    }

    private static void in(LoneService service, ScimDatabase database, int people, Work work) throws Exception {
        UUID organisation = UUID.randomUUID();
        database.fill(organisation, people);
        work.on(tenant(service.admin(organisation)), organisation);
        database.forget(organisation);
    }

    /** The first thousands of everything are slower: nothing is compiled yet. */
    private void warmUp(Api scim, UUID organisation) throws Exception {
        run(WARM, number -> create(scim));
        for (int time = 0; time < WARM_ROUNDS; time++) {
            run(WARM, number -> lookUp(scim, userName(number, SMALL)));
            run(WARM, number -> lookUp(scim, externalId(number, SMALL)));
            run(WARM, number -> lookUp(scim, email(number, SMALL)));
            walk(scim, "cursor", SMALL);
        }
    }

    private static Api tenant(Api admin) throws Exception {
        JsonNode token = admin.post(
                        "/api/v1/scim/tokens",
                        Json.object().put("name", "bench"),
                        Map.of("Idempotency-Key", UUID.randomUUID().toString()))
                .orThrow()
                .json();
        return new Api(
                token.path("tenantUrl").asText(), () -> token.path("token").asText());
    }

    private void measure(Api scim, ScimDatabase database, UUID organisation, int people) throws Exception {
        writes(scim, database, organisation, people);
        lookUps(scim, database, organisation, people);
        double plain = people / (database.plainWalk(organisation).toNanos() / 1e9);
        walked(people, "full walk by cursor", walk(scim, "cursor", people), plain);
        walked(people, "full walk by cursor and userName", walk(scim, "sortBy=userName&cursor", people), plain);
        walked(people, "full walk by startIndex", walk(scim, "startIndex", people), plain);
    }

    private void writes(Api scim, ScimDatabase database, UUID organisation, int people) throws Exception {
        Samples plain = database.plainInserts(organisation, WRITES);
        List<String> ids = new ArrayList<>(WRITES);
        rows(
                people,
                "create",
                run(WRITES, number -> {
                    String id = create(scim);
                    synchronized (ids) {
                        ids.add(id);
                    }
                }),
                plain);
        rows(people, "patch", run(WRITES, number -> patch(scim, ids.get(number))), plain);
    }

    private void lookUps(Api scim, ScimDatabase database, UUID organisation, int people) throws Exception {
        Samples plain = database.plainLookUps(organisation, people, LOOK_UPS);
        rows(people, "look up userName", run(LOOK_UPS, number -> lookUp(scim, userName(number, people))), plain);
        rows(people, "look up externalId", run(LOOK_UPS, number -> lookUp(scim, externalId(number, people))), plain);
        rows(people, "look up work email", run(LOOK_UPS, number -> lookUp(scim, email(number, people))), plain);
    }

    /** In turn, one here and one there, so that whatever else the machine does weighs on both. */
    private void compare(Api large, int people, Api small) throws Exception {
        compare(large, people, small, "userName", ScimBench::userName);
        compare(large, people, small, "externalId", ScimBench::externalId);
        compare(large, people, small, "work email", ScimBench::email);
    }

    private void compare(Api large, int people, Api small, String by, Filter filter) throws Exception {
        Samples ofLarge = new Samples();
        Samples ofSmall = new Samples();
        run(2 * LOOK_UPS, number -> {
            boolean isLarge = number % 2 == 0;
            String sought = filter.of(number / 2, isLarge ? people : SMALL);
            long asked = System.nanoTime();
            lookUp(isLarge ? large : small, sought);
            (isLarge ? ofLarge : ofSmall).add(Duration.ofNanos(System.nanoTime() - asked));
        });
        percentiles(title(people, "look up " + by + " beside 1k in turn"), ofLarge, ofSmall::percentile);
    }

    private static String externalId(int number, int people) {
        return "externalId eq \"ext-" + person(number, people) + "\"";
    }

    private static String email(int number, int people) {
        return "emails[type eq \"work\"].value eq \"person-" + person(number, people) + "@bench.example\"";
    }

    private static String userName(int number, int people) {
        return "userName eq \"Person-" + person(number, people) + "@bench.example\"";
    }

    /** Anybody, in no order. */
    private static int person(int number, int people) {
        return 1 + number * 7_919 % people;
    }

    private static void lookUp(Api scim, String filter) throws Exception {
        String query = URLEncoder.encode(filter, StandardCharsets.UTF_8);
        JsonNode list = scim.get("/Users?filter=" + query).orThrow().json();
        if (list.path("totalResults").asInt() != 1) {
            throw new IllegalStateException("a look-up found " + list.path("totalResults"));
        }
    }

    private String create(Api scim) throws Exception {
        String name = "new-" + created.incrementAndGet() + "@bench.example";
        ObjectNode user =
                Json.object().put("userName", name).put("externalId", name).put("active", true);
        user.putArray("schemas").add("urn:ietf:params:scim:schemas:core:2.0:User");
        user.putObject("name").put("givenName", "New").put("familyName", "Person");
        user.putArray("emails").addObject().put("type", "work").put("value", name);
        return scim.post("/Users", user, SCIM).expecting(201).json().path("id").asText();
    }

    private static void patch(Api scim, String id) throws Exception {
        ObjectNode patch = Json.object();
        patch.putArray("schemas").add("urn:ietf:params:scim:api:messages:2.0:PatchOp");
        patch.putArray("Operations")
                .addObject()
                .put("op", "Replace")
                .put("path", "displayName")
                .put("value", UUID.randomUUID().toString());
        scim.patch("/Users/" + id, patch, SCIM).orThrow();
    }

    /** One page after the other, as clients walk. */
    private static Run walk(Api scim, String by, int people) throws Exception {
        Samples pages = new Samples();
        long begin = System.nanoTime();
        int seen = 0;
        boolean isByCursor = by.endsWith("cursor");
        String next = isByCursor ? "" : "1";
        while (!next.isEmpty() || seen == 0) {
            long asked = System.nanoTime();
            JsonNode page =
                    scim.get("/Users?count=200&" + by + "=" + next).orThrow().json();
            pages.add(Duration.ofNanos(System.nanoTime() - asked));
            seen += page.path("Resources").size();
            next = isByCursor ? page.path("nextCursor").asText() : following(page, seen);
        }
        if (seen < people) {
            throw new IllegalStateException("a walk saw " + seen + " of " + people);
        }
        return new Run(pages, Duration.ofNanos(System.nanoTime() - begin));
    }

    private static String following(JsonNode page, int seen) {
        return seen < page.path("totalResults").asInt() ? Integer.toString(seen + 1) : "";
    }

    private static Run run(int times, Request request) throws Exception {
        Samples samples = new Samples();
        AtomicInteger next = new AtomicInteger();
        long begin = System.nanoTime();
        try (ExecutorService callers = Executors.newFixedThreadPool(AT_ONCE)) {
            List<? extends Future<?>> all = IntStream.range(0, AT_ONCE)
                    .mapToObj(caller -> callers.submit(() -> {
                        for (int number = next.getAndIncrement(); number < times; number = next.getAndIncrement()) {
                            long asked = System.nanoTime();
                            request.send(number);
                            samples.add(Duration.ofNanos(System.nanoTime() - asked));
                        }
                        return null;
                    }))
                    .toList();
            for (Future<?> caller : all) {
                caller.get();
            }
        }
        return new Run(samples, Duration.ofNanos(System.nanoTime() - begin));
    }

    private void rows(int people, String what, Run run, Samples plain) {
        measurements.add(
                new Measurement(NAME, title(people, what), run.perSecond(), "/s", 1_000 / plain.percentile(0.5)));
        percentiles(title(people, what), run.samples(), plain::percentile);
        out.println(String.format(Locale.ROOT, "%s: %.0f/s", title(people, what), run.perSecond()));
    }

    private void percentiles(String what, Samples samples, Baseline plain) {
        for (double share : List.of(0.5, 0.99)) {
            measurements.add(new Measurement(
                    NAME,
                    what + String.format(Locale.ROOT, ", p%.0f", share * 100),
                    samples.percentile(share),
                    "ms",
                    plain.of(share)));
        }
    }

    private void walked(int people, String what, Run run, double plainPerSecond) {
        double perSecond = people / (run.took().toNanos() / 1e9);
        measurements.add(new Measurement(NAME, title(people, what + ", users"), perSecond, "/s", plainPerSecond));
        percentiles(title(people, what + ", page"), run.samples(), share -> null);
        out.println(String.format(Locale.ROOT, "%s: %.0f users/s", title(people, what), perSecond));
    }

    private static String title(int people, String what) {
        return people / 1_000 + "k: " + what;
    }
}
