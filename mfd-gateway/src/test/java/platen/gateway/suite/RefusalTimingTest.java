package platen.gateway.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import platen.testing.WithEngines;

/** How long each cause of refusal takes, causes taken in turns. A figure to look at, by {@code -Dplaten.timing=true}. */
@QuarkusTest
@WithEngines
@EnabledIfSystemProperty(named = "platen.timing", matches = "true")
class RefusalTimingTest extends GatewaySuite {

    private static final Logger LOG = Logger.getLogger(RefusalTimingTest.class);
    private static final int ROUNDS = 150;
    private static final int WARM_UP = 50;

    @Test
    void tellsTheMedianOfEachCause() {
        int many = 1_000_000;
        office.set(Map.of(
                "methods",
                List.of("code", "card", "card_pin", "one-time-code"),
                "registration",
                Map.of("byCode", false, "byOneTimeCode", false),
                "budget",
                Map.of("perMinute", many, "perDay", many, "sitePerMinute", many, "sitePerDay", many)));
        UUID ana = office.personWithCode("Ana Silva", "K7P2M9");
        office.registerCard(ana, UUID.randomUUID(), "04A22B1C", null);
        office.setPin(ana, 1, "7295");
        office.awaitPin(ana, 1);
        UUID bob = office.personWithCode("Bob", "BBBB22");
        office.registerCard(
                bob,
                UUID.randomUUID(),
                "04BBBBBB",
                Instant.now().minusSeconds(60).toString());
        office.registerCard(bob, UUID.randomUUID(), "04BBBBB2", null);
        office.setPin(bob, 1, "7295");
        office.awaitPin(bob, 1);
        UUID carl = office.personWithCode("Carl", "CCCC33");
        office.registerCard(carl, UUID.randomUUID(), "04CCCCCC", null);
        office.setPin(carl, 1, "7295");
        office.awaitPin(carl, 1);
        office.say(carl, "user-deactivated", "Carl", "inactive");
        office.awaitPerson(carl, "inactive");
        String expired = Http.send(
                        "POST", "/api/v1/users/" + ana + "/one-time-codes", office.admin(), Map.of("purpose", "login"))
                .json()
                .path("code")
                .asText();
        office.database.execute("update one_time_code set expires_at = now() - interval '1 minute'");
        Panel panel = office.panel();
        Map<String, Function<Panel, Answer>> causes = new LinkedHashMap<>();
        causes.put("code: unknown", at -> at.logIn("code", "NOBODY"));
        causes.put("code: malformed", at -> at.logIn("code", "!"));
        causes.put("code: inactive", at -> at.logIn("code", "CCCC33"));
        causes.put("one-time code: unknown", at -> at.logIn("one-time-code", "00000000"));
        causes.put("one-time code: malformed", at -> at.logIn("one-time-code", "!"));
        causes.put("one-time code: expired", at -> at.logIn("one-time-code", expired));
        causes.put("card: unknown", at -> at.logIn("card", "04DDDDDD"));
        causes.put("card: expired", at -> at.logIn("card", "04BBBBBB"));
        causes.put("card: inactive", at -> at.logIn("card", "04CCCCCC"));
        causes.put("card + PIN: unknown card", at -> at.logInWithPin("04DDDDDD", "7295"));
        causes.put("card + PIN: wrong PIN", at -> at.logInWithPin("04A22B1C", "0000"));
        causes.put("card + PIN: expired", at -> at.logInWithPin("04BBBBBB", "7295"));
        causes.put("card + PIN: inactive", at -> at.logInWithPin("04CCCCCC", "7295"));

        Map<String, List<Long>> micros = new LinkedHashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (Map.Entry<String, Function<Panel, Answer>> cause : causes.entrySet()) {
                office.database.execute("delete from device_throttle");
                office.database.execute("delete from account_throttle");
                long start = System.nanoTime();
                Answer answer = cause.getValue().apply(panel);
                long took = Duration.ofNanos(System.nanoTime() - start).toNanos() / 1000;
                assertThat(answer.status()).as(cause.getKey()).isEqualTo(401);
                if (round >= WARM_UP) {
                    micros.computeIfAbsent(cause.getKey(), unused -> new ArrayList<>())
                            .add(took);
                }
            }
        }

        micros.forEach((cause, times) -> LOG.infof(
                "%-26s p50 %.2f ms, p90 %.2f ms",
                cause, percentile(times, 50) / 1000.0, percentile(times, 90) / 1000.0));
    }

    private static long percentile(List<Long> times, int percent) {
        return times.stream()
                .sorted()
                .skip((long) times.size() * percent / 100)
                .findFirst()
                .orElseThrow();
    }
}
