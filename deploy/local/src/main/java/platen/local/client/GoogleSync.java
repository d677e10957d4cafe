package platen.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import platen.local.Json;

/** sync-google-service as an administrator uses it. */
public final class GoogleSync {

    private static final String CONNECTION = "/api/v1/google/connection";
    private static final String RUNS = "/api/v1/google/runs";

    /** Longer than a run of a killed process is taken for alive. */
    private static final Patience PATIENCE = new Patience(Duration.ofSeconds(120));

    /** Why a run may break off although nothing is wrong with connection or directory. */
    private static final Set<String> PASSING = Set.of("interrupted", "unavailable", "timeout", "connection-changed");

    private static final Set<String> UNGUARDED = Set.of("removals", "codeClears", "cardClears", "emailChanges");

    private static final Set<String> UNFINISHED = Set.of("queued", "reading", "planned", "running", "applying");

    private final Api sync;

    public GoogleSync(Api sync) {
        this.sync = sync;
    }

    /**
     * Creates or replaces the organisation's connection; true when there was none. Its guards hold back every suspension and nothing else, so that
     * a story may be told to few people any number of times a day.
     */
    public boolean connect(JsonNode serviceAccountKey, String administrator, String customer)
            throws IOException, InterruptedException {
        ObjectNode connection = Json.object()
                .put("delegatedAdmin", administrator)
                .put("customer", customer)
                .put("mode", "manual")
                .put("onRemoval", "delete-now");
        connection.set("serviceAccountKey", serviceAccountKey);
        ObjectNode guards = connection.putObject("guards");
        UNGUARDED.forEach(each -> guards.putObject(each).put("percent", 100));
        guards.putObject("disables").put("cap", 0);
        Answer before = sync.get(CONNECTION);
        if (before.status() != 404) {
            before.orThrow();
        }
        Map<String, String> match = before.ok() ? Map.of("If-Match", before.header("ETag")) : Map.of();
        sync.put(CONNECTION, connection, match).orThrow();
        return !before.ok();
    }

    /** Starts a run and waits until it is completed; a run that broke off is followed by another. */
    public JsonNode run() throws InterruptedException {
        return completed(RUNS, Json.object());
    }

    /** A run that holds somebody back, to be approved. */
    public JsonNode runThatHolds() throws InterruptedException {
        JsonNode run = run();
        if (run.at("/held/people").asInt() == 0) {
            throw new IllegalStateException("expected a run that holds somebody back, saw none held");
        }
        return run;
    }

    /** Has what a run holds back applied, as it stands in the plan of that hash, and waits for it. */
    public void approve(JsonNode run) throws InterruptedException {
        JsonNode hold = run.path("hold");
        completed(
                RUNS + "/" + hold.path("runId").asText() + "/approve",
                Json.object().put("planHash", hold.path("planHash").asText()));
    }

    /** A request whose answer was lost is repeated as the same one, and one whose run broke off as another. */
    private JsonNode completed(String path, ObjectNode request) throws InterruptedException {
        UUID[] key = {UUID.randomUUID()};
        return PATIENCE.until("a completed sync run", () -> {
            Answer started = sync.post(path, request, Map.of("Idempotency-Key", key[0].toString()))
                    .orThrow();
            String location = started.header("Location").replaceFirst("^https?://[^/]+", "");
            JsonNode run = new Patience(Duration.ofSeconds(120)).until("the run to finish", () -> finished(location));
            String state = state(run);
            if (!state.equals("completed")) {
                String reason = run.at("/failure/reason").asText();
                String seen = "a run that is " + state + ": " + reason + " "
                        + run.at("/failure/detail").asText();
                if (PASSING.contains(reason)) {
                    key[0] = UUID.randomUUID();
                    throw new Patience.NotYet(seen);
                }
                throw new IllegalStateException("expected a completed run, saw " + seen);
            }
            return run;
        });
    }

    private JsonNode finished(String path) throws IOException, InterruptedException, Patience.NotYet {
        JsonNode run = sync.get(path).orThrow().json();
        if (UNFINISHED.contains(state(run))) {
            throw new Patience.NotYet("a run that is " + state(run));
        }
        return run;
    }

    private static String state(JsonNode run) {
        return run.path("state").asText().toLowerCase(Locale.ROOT);
    }
}
