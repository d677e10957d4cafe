package platen.gateway.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import platen.kit.messaging.EventPublisher;
import platen.testing.WithEngines;

/** What is decided by what may be out of date. */
@QuarkusTest
@WithEngines
@WithTestResource(value = AccessCodeStandIn.class, scope = TestResourceScope.GLOBAL)
class ConfirmedLoginTest extends GatewaySuite {

    @Inject
    EventPublisher publisher;

    @Inject
    CircuitBreakerMaintenance breakers;

    private UUID ana;
    private Panel panel;

    @BeforeEach
    void anaHasACode() {
        breakers.resetAll();
        ana = office.personWithCode("Ana Silva", "K7P2M9");
        panel = office.panel();
    }

    @Test
    void confirmsAHitWhileTheStreamIsInterrupted() {
        AccessCodeStandIn.saysItIs(office.id, ana);
        interrupt();

        assertThat(panel.logIn("code", "K7P2M9").status()).isEqualTo(201);
        office.awaitAttempts(1);
        assertThat(stale()).isZero();
        assertThat(AccessCodeStandIn.timesAsked(office.id)).isOne();
    }

    @Test
    void refusesAHitThatIsContradicted() {
        AccessCodeStandIn.saysItIsNobodys(office.id);
        interrupt();

        Answer refused = panel.logIn("code", "K7P2M9");

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.problem()).isEqualTo("/problems/login-refused");
        assertThat(reasons("contradicted")).isOne();
    }

    @Test
    void refusesAHitThatIsSomebodyElses() {
        AccessCodeStandIn.saysItIs(office.id, UUID.randomUUID());
        interrupt();

        assertThat(panel.logIn("code", "K7P2M9").status()).isEqualTo(401);
    }

    @Test
    void asksNobodyAboutAMiss() {
        interrupt();

        assertThat(panel.logIn("code", "NOBODY").status()).isEqualTo(401);
        assertThat(AccessCodeStandIn.timesAsked(office.id)).isZero();
    }

    @Test
    void acceptsAndFlagsWhenThereIsNoAnswer() {
        interrupt();

        assertThat(panel.logIn("code", "K7P2M9").status()).isEqualTo(201);
        office.awaitAttempts(1);
        assertThat(stale()).isOne();
    }

    @Test
    void doesNotWaitForWhoSaysNothing() {
        AccessCodeStandIn.saysNothing(office.id);
        interrupt();

        assertThat(panel.logIn("code", "K7P2M9").status()).isEqualTo(201);
        office.awaitAttempts(1);
        assertThat(stale()).isOne();
        assertThat(AccessCodeStandIn.timesAsked(office.id)).isOne();
    }

    @Test
    void stopsAskingWhoDoesNotAnswer() {
        interrupt();
        for (int login = 0; login < 20; login++) {
            assertThat(office.panel().logIn("code", "K7P2M9").status()).isEqualTo(201);
        }

        assertThat(AccessCodeStandIn.timesAsked(office.id)).isBetween(8, 16);
    }

    @Test
    void tellsRightFromWrongToNobodyWhereNobodyMayBeLetInUnconfirmed() {
        office.set(Map.of("stale", "refuse"));
        interrupt();

        Answer right = panel.logIn("code", "K7P2M9");
        Answer wrong = panel.logIn("code", "NOBODY");

        assertThat(right.status()).isEqualTo(503);
        assertThat(wrong).isEqualTo(right);
        assertThat(office.database.count(
                        "select count(*) from device_throttle where organisation_id = ? and failures > 0", office.id))
                .isZero();
        AccessCodeStandIn.saysItIs(office.id, ana);
        assertThat(panel.logIn("code", "K7P2M9").status()).isEqualTo(201);
    }

    @Test
    void confirmsHitsOfWhomAnEventWaitsThatNobodyUnderstands() {
        UUID bob = office.personWithCode("Bob", "BBBB22");
        beatEverywhere();
        office.publish(
                "accesscode.credential",
                ana,
                office.codeIssued(ana, 2, "K7P2M8").data("blindIndex", "too-short"));
        await().until(() ->
                office.database.count("select count(*) from parked_event where organisation_id = ?", office.id) == 1);
        AccessCodeStandIn.saysItIsNobodys(office.id);

        await().untilAsserted(() -> {
            beatEverywhere();
            assertThat(panel.logIn("code", "BBBB22")
                            .json()
                            .path("user")
                            .path("id")
                            .asText())
                    .isEqualTo(bob.toString());
        });
        assertThat(panel.logIn("code", "K7P2M9").status()).isEqualTo(401);
        assertThat(reasons("contradicted")).isOne();
    }

    private void interrupt() {
        clock.advance(Duration.ofMinutes(1));
    }

    private void beatEverywhere() {
        int partitions = publisher.partitions("accesscode.credential").await().indefinitely();
        for (int partition = 0; partition < partitions; partition++) {
            publisher.signal("accesscode.credential", partition, "{}").await().indefinitely();
        }
    }

    private long stale() {
        return office.database.count("select count(*) from attempt where organisation_id = ? and stale", office.id);
    }

    private long reasons(String reason) {
        return office.database.count(
                "select count(*) from attempt where organisation_id = ? and reason = ?", office.id, reason);
    }
}
