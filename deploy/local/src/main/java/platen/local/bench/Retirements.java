package platen.local.bench;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import platen.local.Json;
import platen.local.Service;
import platen.local.client.Answer;
import platen.local.client.Api;
import platen.local.client.Patience;
import platen.local.client.Patience.NotYet;
import platen.local.stack.LoneService;

/**
 * From the answer of accesscode-service that a person has another code, which it gives once that is committed, until the old one
 * is refused. Somebody tries it without a pause at a device of each replica.
 */
final class Retirements {

    private static final int PEOPLE = 220;
    private static final int WARM = 20;

    /** Each sample leaves one refusal at a device, and with the fifth it has to wait. */
    private static final int SAMPLES_A_DEVICE = 4;

    private static final Patience PATIENCE = new Patience(Duration.ofMinutes(2), Duration.ofMillis(100));

    private final LoneService gateway;
    private final GatewayDatabase database;
    private final PrintStream out;

    Retirements(LoneService gateway, GatewayDatabase database, PrintStream out) {
        this.gateway = gateway;
        this.database = database;
        this.out = out;
    }

    List<Measurement> measure() throws Exception {
        var codes = new CodesDatabase(gateway.postgres(), Service.ACCESSCODE.database());
        UUID organisation = codes.organisation(PEOPLE);
        List<String> people = codes.people(organisation, PEOPLE);
        database.people(organisation, people);
        Api accesscode = gateway.admin(Service.ACCESSCODE, organisation);
        allowGuesses(gateway.admin(organisation));
        accesscode
                .post(
                        "/api/v1/access-code-jobs",
                        Json.object().put("scope", "missing").put("notify", false),
                        Map.of())
                .orThrow();
        PATIENCE.until("every code to arrive", () -> {
            long arrived = database.codes(organisation);
            if (arrived < PEOPLE) {
                throw new NotYet(arrived + " codes");
            }
            return arrived;
        });
        Samples first = new Samples();
        Samples second = new Samples();
        List<String> tokens = List.of();
        for (int number = 0; number < PEOPLE; number++) {
            if (number % SAMPLES_A_DEVICE == 0) {
                tokens = database.devices(organisation, 2);
            }
            retire(
                    accesscode,
                    people.get(number),
                    tokens,
                    number < WARM ? new Samples() : first,
                    number < WARM ? new Samples() : second);
        }
        out.println("retirements measured");
        return rows(first, second);
    }

    /** The bench's own refusals are meant. */
    private static void allowGuesses(Api administrator) throws Exception {
        var budget = Json.object();
        List.of("perMinute", "perDay", "sitePerMinute", "sitePerDay").forEach(name -> budget.put(name, 100_000));
        administrator
                .put("/api/v1/device-settings", Json.object().set("budget", budget), Map.of("If-Match", "*"))
                .orThrow();
    }

    private void retire(Api accesscode, String user, List<String> tokens, Samples first, Samples second)
            throws Exception {
        String address = "/api/v1/users/" + user + "/access-code";
        String old = accesscode
                .get(address + "?reveal=true")
                .orThrow()
                .json()
                .path("code")
                .asText();
        List<CompletableFuture<Long>> refusals = new ArrayList<>();
        refusals.add(refusal(device(gateway.url(), tokens.get(0)), old));
        refusals.add(refusal(device(gateway.replicaUrl(), tokens.get(1)), old));
        accesscode
                .put(address, Json.object().put("generate", true), Map.of("If-Match", "*"))
                .orThrow();
        long committed = System.nanoTime();
        first.add(Duration.ofNanos(Math.max(0, refusals.get(0).get() - committed)));
        second.add(Duration.ofNanos(Math.max(0, refusals.get(1).get() - committed)));
    }

    private static Api device(String url, String token) {
        return new Api(url, () -> token);
    }

    /** When the first attempt ended that was refused; the one before was let in. */
    private static CompletableFuture<Long> refusal(Api device, String code) throws Exception {
        require(GatewayBench.logIn(device, code), 201);
        CompletableFuture<Long> refused = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                Answer answer;
                do {
                    answer = GatewayBench.logIn(device, code);
                } while (answer.status() == 201);
                require(answer, 401);
                refused.complete(System.nanoTime());
            } catch (Exception broken) {
                refused.completeExceptionally(broken);
            }
        });
        return refused;
    }

    private static void require(Answer answer, int status) {
        if (answer.status() != status) {
            throw new IllegalStateException("a code was answered with " + answer.status() + " in place of " + status);
        }
    }

    private static List<Measurement> rows(Samples first, Samples second) {
        List<Measurement> rows = new ArrayList<>();
        for (double share : new double[] {0.5, 0.99}) {
            String percent = "p" + Math.round(share * 100);
            rows.add(row("retired until refused, replica 1, " + percent, first.percentile(share)));
            rows.add(row("retired until refused, replica 2, " + percent, second.percentile(share)));
        }
        return rows;
    }

    private static Measurement row(String title, double millis) {
        return new Measurement(GatewayBench.NAME, title, millis, "ms", null);
    }
}
