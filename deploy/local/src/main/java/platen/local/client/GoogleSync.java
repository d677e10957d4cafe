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

    private static final Set<String> UNFINISHED = Set.of("queued", "reading", "planned", "running", "applying");

    private final Api sync;

    public GoogleSync(Api sync) {
        this.sync = sync;
    }

    /** Creates or replaces the organisation's connection; true when there was none. */
    public boolean connect(JsonNode serviceAccountKey, String administrator, String customer)
            throws IOException, InterruptedException {
        ObjectNode connection = Json.object()
                .put("delegatedAdmin", administrator)
                .put("customer", customer)
                .put("mode", "manual")
                .put("onRemoval", "delete-now");
        connection.set("serviceAccountKey", serviceAccountKey);
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
        return PATIENCE.until("a completed sync run", () -> {
            Answer started = sync.post(
                            RUNS,
                            Json.object(),
                            Map.of("Idempotency-Key", UUID.randomUUID().toString()))
                    .orThrow();
            String path = started.header("Location").replaceFirst("^https?://[^/]+", "");
            JsonNode run = new Patience(Duration.ofSeconds(60)).until("the run to finish", () -> finished(path));
            String state = state(run);
            if (!state.equals("completed")) {
                String reason = run.at("/failure/reason").asText();
                String seen = "a run that is " + state + ": " + reason + " "
                        + run.at("/failure/detail").asText();
                if (PASSING.contains(reason)) {
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
