package platen.local.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import platen.local.Json;
import platen.local.client.Api;
import platen.local.client.GoogleSync;
import platen.local.client.Patience;
import platen.local.client.Patience.NotYet;
import platen.local.stack.LoneService;

/** A directory of some size, and an organisation of its own that is synced with it. */
final class SyncedWorkspace {

    private static final String RUNS = "/api/v1/google/runs";
    private static final Patience PATIENCE = new Patience(Duration.ofMinutes(60), Duration.ofMillis(20));
    private static final List<String> ENDS = List.of("completed", "failed");
    private static final Base64.Encoder PEM = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private static final String ADOPT = """
            insert into person (organisation_id, external_id, digest, active, email, display_name, access_code_state,
                access_code_index, card_state, card_index)
            select organisation_id, external_id, digest, active, email, display_name, access_code_state,
                   access_code_index, card_state, card_index
              from run_change where organisation_id = ?""";

    private final int people;
    private final UUID organisation = UUID.randomUUID();
    private final BenchDirectory directory;
    private final BareListing bare;
    private final BenchDatabase database;
    private final Api admin;

    SyncedWorkspace(int people, BenchDirectory directory, LoneService service)
            throws IOException, InterruptedException {
        this.people = people;
        this.directory = directory;
        this.bare = new BareListing(directory.root());
        this.database = new BenchDatabase(service.postgres(), service.database());
        this.admin = service.admin(organisation);
        directory.holds(people);
        new GoogleSync(admin).connect(key(), "admin@bench.example", "my_customer");
    }

    int people() {
        return people;
    }

    int pages() {
        return Math.ceilDiv(people, BenchDirectory.PAGE);
    }

    /** How long a bare client takes for the list. */
    Duration list() throws IOException, InterruptedException {
        return bare.read(people);
    }

    /** A run that is to find everybody new, and publishes them. */
    Duration syncAll() throws IOException, InterruptedException, SQLException {
        return sync(people);
    }

    /**
     * The state after such a run without its events: a dry run plans it and SQL keeps it, because sealing everybody's code takes long. How
     * long the dry run took.
     */
    Duration adoptAll() throws IOException, InterruptedException, SQLException {
        Duration took = run(Json.object().put("dryRun", true), people);
        database.execute(ADOPT, organisation);
        return took;
    }

    Duration syncUnchanged() throws IOException, InterruptedException, SQLException {
        return sync(0);
    }

    /** A run after one person in a hundred was given another code. */
    Duration syncOnePercent() throws IOException, InterruptedException, SQLException {
        directory.changeOnePercent();
        return sync(people / 100);
    }

    private Duration sync(int changed) throws IOException, InterruptedException, SQLException {
        return run(Json.object(), changed);
    }

    /** From the order until the end it has noted; before it the tables are as autovacuum leaves them between two runs. */
    private Duration run(ObjectNode order, int changed) throws IOException, InterruptedException, SQLException {
        database.vacuum();
        Instant begin = Instant.now();
        String location = admin.post(
                        RUNS, order, Map.of("Idempotency-Key", UUID.randomUUID().toString()))
                .orThrow()
                .header("Location");
        String path = location.substring(location.indexOf(RUNS));
        JsonNode run = PATIENCE.until("the run to end", () -> ended(path));
        check(run, changed);
        return Duration.between(begin, Instant.parse(run.path("finishedAt").asText()));
    }

    private JsonNode ended(String path) throws IOException, InterruptedException, NotYet {
        JsonNode run = admin.get(path).orThrow().json();
        if (!ENDS.contains(run.path("state").asText())) {
            throw new NotYet(run.path("state").asText());
        }
        return run;
    }

    /** A quick run that did something else was not measured. */
    private void check(JsonNode run, int changed) {
        JsonNode counts = run.path("counts");
        if (!run.path("state").asText().equals("completed")
                || counts.path("read").asInt() != people
                || counts.path("published").asInt() != changed
                || counts.path("removed").asInt() != 0) {
            throw new IllegalStateException("expected " + people + " read and " + changed + " published, saw " + run);
        }
    }

    /** As Google's console hands it out; nobody checks what is signed with it. */
    private static ObjectNode key() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            byte[] key = generator.generateKeyPair().getPrivate().getEncoded();
            return Json.object()
                    .put("type", "service_account")
                    .put("private_key_id", "bench")
                    .put("client_email", "sync@bench.iam.gserviceaccount.com")
                    .put(
                            "private_key",
                            "-----BEGIN PRIVATE KEY-----\n" + PEM.encodeToString(key)
                                    + "\n-----END PRIVATE KEY-----\n");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
