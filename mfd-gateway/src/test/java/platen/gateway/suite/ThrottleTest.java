package platen.gateway.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import platen.gateway.throttling.AccountThrottle;
import platen.gateway.throttling.CountFailure;
import platen.kit.organisation.OrganisationTransactions;
import platen.testing.WithEngines;

@QuarkusTest
@WithEngines
class ThrottleTest extends GatewaySuite {

    @Inject
    CountFailure countFailure;

    @Inject
    AccountThrottle accountThrottle;

    @Inject
    OrganisationTransactions transactions;

    @Test
    void makesADeviceWaitAfterFiveFailuresAndTwiceAsLongAfterTheNext() {
        Panel panel = office.panel();
        List<Integer> free =
                Parallel.inSequence(5, () -> panel.logIn("code", "NOBODY").status());

        Answer first = panel.logIn("code", "NOBODY");
        clock.advance(Duration.ofSeconds(30));
        Answer afterFirst = panel.logIn("code", "NOBODY");
        Answer second = panel.logIn("code", "NOBODY");

        assertThat(free).containsOnly(401);
        assertThat(first.status()).isEqualTo(429);
        assertThat(first.problem()).isEqualTo("/problems/device-must-wait");
        assertThat(retryAfter(first)).isBetween(25, 30);
        assertThat(afterFirst.status()).isEqualTo(401);
        assertThat(retryAfter(second)).isBetween(55, 60);
    }

    @Test
    void looksNothingUpWhileTheDeviceWaits() {
        office.personWithCode("Ana Silva", "K7P2M9");
        Panel panel = office.panel();
        fail(panel, 5);

        assertThat(panel.logIn("code", "K7P2M9").status()).isEqualTo(429);
    }

    @Test
    void letsCardsInWhileTheKeypadWaits() {
        UUID ana = office.personWithCode("Ana Silva", "K7P2M9");
        office.registerCard(ana, UUID.randomUUID(), "04A22B1C", null);
        office.awaitCards(ana, 1);
        Panel panel = office.panel();
        fail(panel, 5);

        assertThat(panel.logIn("card", "04A22B1C").status()).isEqualTo(201);
    }

    @Test
    void leavesOtherDevicesAlone() {
        office.personWithCode("Ana Silva", "K7P2M9");
        fail(office.panel(), 5);

        assertThat(office.panel().logIn("code", "K7P2M9").status()).isEqualTo(201);
    }

    @Test
    void isNotResetByASuccess() {
        office.personWithCode("Ana Silva", "K7P2M9");
        Panel panel = office.panel();
        fail(panel, 4);
        panel.logIn("code", "K7P2M9");

        fail(panel, 1);

        assertThat(panel.logIn("code", "K7P2M9").status()).isEqualTo(429);
    }

    @Test
    void forgetsWithTime() {
        Panel panel = office.panel();
        fail(panel, 4);

        clock.advance(Duration.ofHours(4));
        fail(panel, 4);

        assertThat(failures(panel)).isEqualTo(4);
        assertThat(panel.logIn("code", "NOBODY").status()).isEqualTo(401);
    }

    @Test
    void countsEveryOneOfManyFailuresAtTheSameTime() {
        Panel panel = office.panel();

        List<Integer> statuses =
                Parallel.run(40, number -> panel.logIn("code", "WRONG" + number).status());

        assertThat(statuses).filteredOn(status -> status == 401).hasSize(5);
        assertThat(statuses).filteredOn(status -> status == 429).hasSize(35);
        assertThat(failures(panel)).isEqualTo(5);
    }

    /** Past the queue that one replica has for a device: this is what several replicas do to the same row. */
    @Test
    void countsEveryFailureOfSeveralReplicas() {
        UUID device = UUID.randomUUID();

        List<Optional<Instant>> waits = Parallel.run(
                40,
                number -> transactions
                        .in(
                                office.id,
                                transaction -> countFailure.unlessWaiting(
                                        transaction,
                                        device,
                                        "code",
                                        clock.instant(),
                                        () -> Uni.createFrom().item(true)))
                        .await()
                        .indefinitely());

        assertThat(waits).filteredOn(Optional::isEmpty).hasSize(5);
        assertThat(office.database.count("select failures from device_throttle where device_id = ?", device))
                .isEqualTo(5);
    }

    @Test
    void checksFiveWrongPinsOfAnAccountHoweverManyCome() {
        UUID account = UUID.randomUUID();
        AtomicInteger checks = new AtomicInteger();

        List<Optional<Instant>> waits = Parallel.run(40, number -> pin(account, true, checks));

        assertThat(waits).filteredOn(Optional::isEmpty).hasSize(5);
        assertThat(checks).hasValue(5);
        clock.advance(Duration.ofSeconds(31));
        assertThat(pin(account, true, checks)).isEmpty();
        assertThat(pin(account, true, checks).orElseThrow())
                .isAfter(clock.instant().plusSeconds(50));
    }

    @Test
    void countsNoRightPinAndNoOtherAccount() {
        UUID account = UUID.randomUUID();
        AtomicInteger checks = new AtomicInteger();
        Parallel.inSequence(4, () -> pin(account, true, checks));
        Parallel.inSequence(4, () -> pin(UUID.randomUUID(), true, checks));

        List<Optional<Instant>> right = Parallel.inSequence(4, () -> pin(account, false, checks));
        pin(account, true, checks);

        assertThat(right).containsOnly(Optional.empty());
        assertThat(pin(account, false, checks)).isPresent();
    }

    private Optional<Instant> pin(UUID account, boolean wrong, AtomicInteger checks) {
        return transactions
                .in(
                        office.id,
                        transaction -> accountThrottle.unlessWaiting(
                                transaction,
                                account,
                                "pin",
                                clock.instant(),
                                () -> Uni.createFrom().item(wrong).invoke(checks::incrementAndGet)))
                .await()
                .indefinitely();
    }

    @Test
    void doesNotLetARightGuessSlipInAmongManyAtTheSameTime() {
        office.personWithCode("Ana Silva", "K7P2M9");
        Panel panel = office.panel();
        fail(panel, 5);

        List<Integer> statuses =
                Parallel.run(40, number -> panel.logIn("code", "K7P2M9").status());

        assertThat(statuses).containsOnly(429);
    }

    @Test
    void recordsAWaitOnceHoweverOftenTheDeviceTries() {
        Panel panel = office.panel();
        fail(panel, 5);

        Parallel.inSequence(5, () -> panel.logIn("code", "NOBODY").status());

        office.awaitAttempts(6);
        assertThat(office.database.count(
                        "select count(*) from attempt where organisation_id = ? and outcome = 'throttled'", office.id))
                .isOne();
        assertThat(office.topics
                        .await(
                                "mfd.activity",
                                record -> record.data().path("reason").asText().equals("throttled")
                                        && record.data()
                                                .path("deviceId")
                                                .asText()
                                                .equals(panel.id().toString()))
                        .key())
                .isEqualTo(office.id + "|" + panel.id());
    }

    private long failures(Panel panel) {
        return office.database.count("select failures from device_throttle where device_id = ?", panel.id());
    }

    private static void fail(Panel panel, int times) {
        assertThat(Parallel.inSequence(
                        times, () -> panel.logIn("code", "NOBODY").status()))
                .containsOnly(401);
    }

    private static int retryAfter(Answer answer) {
        return Integer.parseInt(answer.retryAfter().orElseThrow());
    }
}
