package platen.gateway.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.URL;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import platen.kit.messaging.EventPublisher;
import platen.testing.WithEngines;

@QuarkusTest
@WithEngines
class CredentialStreamTest extends GatewaySuite {

    @Inject
    EventPublisher publisher;

    @Inject
    MeterRegistry meters;

    @TestHTTPResource(value = "/health/well", management = true)
    URL wellness;

    @Test
    void isAliveWhileEveryPartitionBeats() {
        await().until(() -> {
            beatEverywhere();
            return state().equals("ok");
        });
    }

    @Test
    void isInterruptedAfterThreeSecondsOfSilenceAndStillHealthy() {
        await().until(() -> {
            beatEverywhere();
            return state().equals("ok");
        });

        clock.advance(Duration.ofSeconds(6));

        assertThat(state()).isEqualTo("interrupted");
        assertThat(RestAssured.get(wellness).statusCode()).isEqualTo(200);
    }

    @Test
    void acceptsAndFlagsLoginsWhileItIsInterrupted() {
        office.personWithCode("Ana Silva", "K7P2M9");
        Panel panel = office.panel();
        clock.advance(Duration.ofMinutes(1));

        long in = logins("accepted", "none");
        long unknown = logins("refused", "unknown");

        Answer accepted = panel.logIn("code", "K7P2M9");
        panel.logIn("code", "NOBODY");

        assertThat(accepted.status()).isEqualTo(201);
        assertThat(meters.get("platen.gateway.stream.interrupted").gauge().value())
                .isEqualTo(1);
        assertThat(logins("accepted", "none")).isEqualTo(in + 1);
        assertThat(logins("refused", "unknown")).isEqualTo(unknown + 1);
        office.awaitAttempts(2);
        assertThat(office.database.count("select count(*) from attempt where organisation_id = ? and stale", office.id))
                .isEqualTo(2);
    }

    @Test
    void takesAHeartbeatForNoEvent() {
        await().until(() -> {
            beatEverywhere();
            return state().equals("ok");
        });
        office.personWithCode("Ana Silva", "K7P2M9");

        assertThat(office.database.count("select count(*) from parked_event where key = '*'"))
                .isZero();
    }

    private long logins(String outcome, String cause) {
        return meters.find("platen.logins").tags("type", "code", "outcome", outcome, "cause", cause).timers().stream()
                .mapToLong(Timer::count)
                .sum();
    }

    private void beatEverywhere() {
        int partitions = publisher.partitions("accesscode.credential").await().indefinitely();
        for (int partition = 0; partition < partitions; partition++) {
            publisher.signal("accesscode.credential", partition, "{}").await().indefinitely();
        }
    }

    private String state() {
        JsonNode health = RestAssured.get(wellness).as(JsonNode.class);
        for (JsonNode check : health.path("checks")) {
            if (check.path("name").asText().equals("stream")) {
                return check.path("data").path("state").asText();
            }
        }
        return "no such check";
    }
}
