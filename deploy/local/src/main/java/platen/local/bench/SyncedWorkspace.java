package platen.local.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Duration;
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
    private static final Patience PATIENCE = new Patience(Duration.ofMinutes(60), Duration.ofMillis(2));
    private static final List<String> ENDS = List.of("completed", "failed");
    private static final Base64.Encoder PEM = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private final int people;
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
        this.admin = service.admin(UUID.randomUUID());
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

    /** A run that is to find everybody new. */
    Duration syncAll() throws IOException, InterruptedException, SQLException {
        return sync(people);
    }

    Duration syncUnchanged() throws IOException, InterruptedException, SQLException {
        return sync(0);
    }

    /** A run after one person in a hundred was given another code. */
    Duration syncOnePercent() throws IOException, InterruptedException, SQLException {
        directory.changeOnePercent();
        return sync(people / 100);
    }

    /** From the order until the end is seen; before it the tables are as autovacuum leaves them between two runs. */
    private Duration sync(int changed) throws IOException, InterruptedException, SQLException {
        database.vacuum();
        long begin = System.nanoTime();
        String location = admin.post(
                        RUNS,
                        Json.object(),
                        Map.of("Idempotency-Key", UUID.randomUUID().toString()))
                .orThrow()
                .header("Location");
        String path = location.substring(location.indexOf(RUNS));
        JsonNode run = PATIENCE.until("the run to end", () -> ended(path));
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        check(run, changed);
        return took;
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
