package platen.accesscode.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import platen.kit.crypto.KeyMaterial;
import platen.kit.crypto.SealContext;
import platen.kit.crypto.Sealed;
import platen.kit.crypto.Unsealer;
import platen.testing.TestDatabase;
import platen.testing.TestEvent;
import platen.testing.TestKeys;
import platen.testing.TestRecord;
import platen.testing.WithEngines;
import platen.testing.contracts.ContractChecks;

/** Reminders that people ask for at a device, and mails that administrators have sent again. */
@QuarkusTest
@WithEngines
class ReminderTest {

    private static final TestDatabase DATABASE = TestDatabase.ofThisRun();
    private static final Unsealer MAILER = new Unsealer(KeyMaterial.in(TestKeys.of("notification")));

    private final IdentityFixture identity = IdentityFixture.knownOrganisation();
    private final Admin admin = Admin.of(identity);
    private final PersonFixture ana = identity.activePerson();
    private final GatewayFixture gateway = new GatewayFixture(identity.organisation);
    private final MailerFixture mailer = new MailerFixture(identity.organisation);

    @Test
    void handsTheMailerTheCodeThatWorks() {
        admin.set(ana, "K7P4WX").statusCode(200);

        String request = gateway.requestReminder(ana.id);

        TestRecord reminder = Credentials.last(ana, 3);
        assertThat(reminder.is("access-code-reminder-issued")).isTrue();
        assertThat(reminder.json().path("causationid").asText()).isEqualTo(request);
        assertThat(reminder.data().path("version").asLong()).isEqualTo(2);
        var sealed = reminder.data().path("sealedCode");
        var context = SealContext.event(reminder.type(), identity.organisation, ana.id, 2);
        assertThat(MAILER.openText(
                        new Sealed(
                                sealed.path("recipient").asText(),
                                sealed.path("box").asText()),
                        context))
                .isEqualTo("K7P4WX");
        admin.request()
                .queryParam("user", ana.id)
                .get("/api/v1/audit")
                .then()
                .body("items[-1].action", is("reminder-issued"), "items[-1].actor", is("mfd-gateway"));
    }

    @Test
    void makesOneReminderOfAFlood() {
        for (int request = 0; request < 5; request++) {
            gateway.requestReminder(ana.id);
        }

        assertThat(reminders()).hasSize(1);
        DATABASE.execute("update reminder set issued_at = issued_at - interval '61 seconds' where user_id = ?", ana.id);
        gateway.requestReminder(ana.id);
        assertThat(reminders()).hasSize(2);
    }

    @Test
    void makesOneReminderOfOneRequestHoweverOftenItComes() {
        TestEvent request = gateway.reminderRequest(ana.id);
        gateway.publish(request);
        Heard.event(request.id());
        DATABASE.execute("update reminder set issued_at = issued_at - interval '61 seconds' where user_id = ?", ana.id);

        gateway.publish(request);
        gateway.requestReminder(UUID.randomUUID());
        gateway.requestReminder(identity.activePerson().id);

        assertThat(reminders()).hasSize(1);
    }

    @Test
    void givesNothingToWhoIsInactiveDeletedOrUnknown() {
        PersonFixture bob = identity.activePerson();
        ana.deactivate();
        bob.delete();

        gateway.requestReminder(ana.id);
        gateway.requestReminder(bob.id);
        gateway.requestReminder(UUID.randomUUID());

        assertThat(Credentials.ofOrganisation(identity.organisation))
                .noneMatch(event -> event.is("access-code-reminder-issued"));
        assertThat(outboxed(ana.id)).isEqualTo(2);
        assertThat(outboxed(bob.id)).isEqualTo(2);
        assertThat(DATABASE.count("select count(*) from reminder where organisation_id = ?", identity.organisation))
                .isZero();
        assertThat(DATABASE.count("select count(*) from parked_event where organisation_id = ?", identity.organisation))
                .isZero();
    }

    @Test
    void sealsTheCodeAnewForAMailThatAnAdministratorHasSentAgain() {
        admin.set(ana, "K7P4WX").statusCode(200);
        UUID resend = UUID.randomUUID();

        TestEvent request = mailer.requestResend(ana.id, 2, resend, "hilda");
        mailer.publish(request);
        mailer.requestResend(ana.id, 2, UUID.randomUUID(), "hilda");

        assertThat(reminders()).hasSize(2);
        TestRecord answer = reminders().getFirst();
        assertThat(answer.json().path("causationid").asText()).isEqualTo(request.id());
        assertThat(answer.data().path("resendId").asText()).isEqualTo(resend.toString());
        ContractChecks.ofRepository().assertValid(String.valueOf(answer.value()));
        var sealed = answer.data().path("sealedCode");
        assertThat(MAILER.openText(
                        new Sealed(
                                sealed.path("recipient").asText(),
                                sealed.path("box").asText()),
                        SealContext.event(answer.type(), identity.organisation, ana.id, 2)))
                .isEqualTo("K7P4WX");
        admin.request()
                .queryParam("user", ana.id)
                .queryParam("action", "reminder-issued")
                .get("/api/v1/audit")
                .then()
                .body("items.actor", contains("hilda", "hilda"), "items.channel", contains("admin-api", "admin-api"));
    }

    @Test
    void sealsNothingForAMailOfAnotherCodeOrOfWhoIsGone() {
        admin.set(ana, "K7P4WX").statusCode(200);
        PersonFixture bob = identity.activePerson();
        bob.deactivate();

        mailer.requestResend(ana.id, 1, UUID.randomUUID(), "hilda");
        mailer.requestResend(bob.id, 1, UUID.randomUUID(), "hilda");
        mailer.requestResend(UUID.randomUUID(), 1, UUID.randomUUID(), "hilda");

        assertThat(reminders()).isEmpty();
        assertThat(outboxed(bob.id)).isEqualTo(2);
        assertThat(DATABASE.count("select count(*) from parked_event where organisation_id = ?", identity.organisation))
                .isZero();
    }

    @Test
    void passesOverLogins() {
        gateway.publish(gateway.event("login-succeeded", ana.id));
        gateway.requestReminder(ana.id);

        assertThat(reminders()).hasSize(1);
    }

    /** Those published: what the outbox counts must have arrived. */
    private List<TestRecord> reminders() {
        return Credentials.of(ana, (int) outboxed(ana.id)).stream()
                .filter(event -> event.is("access-code-reminder-issued"))
                .toList();
    }

    private static long outboxed(UUID user) {
        return DATABASE.count(
                "select last from outbox_sequence where topic = ? and key = ?", Credentials.TOPIC, user.toString());
    }
}
