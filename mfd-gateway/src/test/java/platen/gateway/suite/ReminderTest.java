package platen.gateway.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import platen.gateway.reminders.ResolveReminders;
import platen.kit.crypto.CipherContext;
import platen.kit.crypto.DataCipher;
import platen.kit.crypto.KeyMaterial;
import platen.testing.TestKeys;
import platen.testing.TestRecord;
import platen.testing.WithEngines;
import platen.testing.contracts.ContractChecks;

/** What becomes of an address that somebody types at a device. */
@QuarkusTest
@WithEngines
class ReminderTest extends GatewaySuite {

    @Inject
    ResolveReminders resolveReminders;

    @Test
    void asksForTheReminderOfWhoseAddressItIs() {
        UUID ana = person("Ana.Silva@School.example", "active");
        UUID bob = person("bob@school.example", "active");
        Panel panel = office.panel();

        assertThat(panel.remind("  ana.silva@school.EXAMPLE ").status()).isEqualTo(202);

        TestRecord request = requested(ana);
        assertThat(request.data().path("deviceId").asText())
                .isEqualTo(panel.id().toString());
        assertThat(request.json().path("causationid").asText())
                .isEqualTo(request.data().path("requestId").asText());
        ContractChecks.ofRepository().assertValid(String.valueOf(request.value()));
        panel.remind("bob@school.example");
        requested(bob);
        assertThat(outboxed(ana)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"eve@school.example", "inactive@school.example", "%", "ana.silva", "a\u0000@b", "' or 1=1 --"})
    void asksForNobodyElses(String email) {
        person("ana.silva@school.example", "active");
        person("inactive@school.example", "inactive");
        UUID known = person("known@school.example", "active");
        Panel panel = office.panel();

        Answer answer = panel.remind(email);

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.text()).isEmpty();
        panel.remind("known@school.example");
        requested(known);
        assertThat(requestsOfOffice()).hasSize(1);
    }

    @Test
    void knowsNobodyOfAnotherOrganisation() {
        person("ana.silva@school.example", "active");
        try (Office elsewhere = new Office()) {
            elsewhere.panel().remind("ana.silva@school.example");
            elsewhere.awaitAttempts(1);
        }
        UUID known = person("known@school.example", "active");
        office.panel().remind("known@school.example");

        requested(known);
        assertThat(requestsOfOffice()).hasSize(1);
    }

    @Test
    void asksForNobodyWhileTheDeviceWaits() {
        UUID ana = person("ana.silva@school.example", "active");
        Panel panel = office.panel();

        Parallel.inSequence(6, () -> panel.remind("nobody@school.example").status());
        panel.remind("ana.silva@school.example");
        UUID known = person("known@school.example", "active");
        office.panel("Another copier").remind("known@school.example");

        requested(known);
        assertThat(outboxed(ana)).isZero();
    }

    @Test
    void remindsAPersonThreeTimesAnHourAndNobodyNotices() {
        UUID ana = person("ana.silva@school.example", "active");
        UUID bob = person("bob@school.example", "active");
        Panel panel = office.panel();

        List<Answer> answers = Parallel.inSequence(5, () -> panel.remind("ana.silva@school.example"));
        Panel other = office.panel("Another copier");
        other.remind("bob@school.example");
        awaitResolved();

        assertThat(answers).allMatch(answer -> answer.status() == 202);
        assertThat(outboxed(ana)).isEqualTo(3);
        assertThat(outboxed(bob)).isOne();
        clock.advance(Duration.ofHours(1));
        other.remind("ana.silva@school.example");
        awaitResolved();
        assertThat(outboxed(ana)).isEqualTo(4);
    }

    @Test
    void remindsNobodyOnceTheOrganisationHasSpentItsDay() {
        UUID ana = person("ana.silva@school.example", "active");
        Panel panel = office.panel();
        panel.remind("ana.silva@school.example");
        awaitResolved();
        office.database.execute(
                "update spent_budget set times = 5000 where organisation_id = ? and what = 'reminders'", office.id);

        assertThat(panel.remind("ana.silva@school.example").status()).isEqualTo(202);
        awaitResolved();

        assertThat(outboxed(ana)).isOne();
        assertThat(office.database.count(
                        "select times from spent_budget where organisation_id = ? and what = 'reminders'", office.id))
                .isEqualTo(5001);
    }

    @Test
    void takesUpWhatAKilledProcessHasLeft() {
        UUID ana = person("ana.silva@school.example", "active");
        UUID bob = person("bob@school.example", "active");
        leave("ana.silva@school.example", clock.instant());
        leave("bob@school.example", clock.instant().minus(Duration.ofHours(2)));

        resolveReminders.resolveLeftOver().await().indefinitely();

        requested(ana);
        awaitResolved();
        assertThat(outboxed(bob)).isZero();
    }

    /** As {@code POST /v1/reminders} writes it before it answers. */
    private void leave(String email, Instant at) {
        UUID request = UUID.randomUUID();
        byte[] address = new DataCipher(KeyMaterial.in(TestKeys.of("mfd-gateway")))
                .encrypt(new CipherContext(office.id, request, 1), email);
        office.database.execute(
                "insert into reminder_request (organisation_id, id, device_id, at, address) values (?, ?, ?, ?, ?)",
                office.id,
                request,
                UUID.randomUUID(),
                Timestamp.from(at),
                address);
    }

    private void awaitResolved() {
        await().until(() ->
                office.database.count("select count(*) from reminder_request where organisation_id = ?", office.id)
                        == 0);
    }

    private UUID person(String email, String state) {
        UUID user = UUID.randomUUID();
        office.say(user, "user-created", "Somebody", email, state);
        office.awaitPerson(user, state);
        return user;
    }

    private TestRecord requested(UUID user) {
        return office.topics.await(
                "mfd.activity",
                record -> record.is("code-reminder-requested")
                        && record.data().path("userId").asText().equals(user.toString()));
    }

    private List<TestRecord> requestsOfOffice() {
        return office.topics.all(
                "mfd.activity",
                record -> record.is("code-reminder-requested")
                        && String.valueOf(record.key()).startsWith(office.id + "|"));
    }

    private long outboxed(UUID user) {
        return office.database.count(
                "select coalesce(max(last), 0) from outbox_sequence where key = ?", user.toString());
    }
}
