package platen.accesscode.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;
import static platen.accesscode.suite.PersonFixture.NOTHING;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import platen.accesscode.cards.TendCards;
import platen.accesscode.expiring.ExpiryTimer;
import platen.kit.crypto.KeyMaterial;
import platen.kit.crypto.SealContext;
import platen.kit.crypto.Sealer;
import platen.testing.TestDatabase;
import platen.testing.TestEvent;
import platen.testing.TestKeys;
import platen.testing.TestRecord;
import platen.testing.TestTopics;
import platen.testing.WithEngines;
import platen.testing.contracts.ContractChecks;
import platen.testing.contracts.EventContract;

/** What this service says and understands is what the contracts say. */
@QuarkusTest
@WithEngines
class ContractTest {

    private static final TestTopics TOPICS = TestTopics.ofThisRun();
    private static final TestDatabase DATABASE = TestDatabase.ofThisRun();

    @Inject
    TendCards tendCards;

    @Inject
    ExpiryTimer timer;

    @Test
    void everyEventPublishedKeepsToItsSchema() {
        IdentityFixture identity = IdentityFixture.knownOrganisation();
        PersonFixture ana = identity.person();
        ana.create("K7P4WX", "5566AA77");
        PersonFixture bob = identity.person();
        bob.create("K7P4WX", "12");
        ana.deactivate();
        Admin admin = Admin.of(identity);
        admin.request()
                .body(Map.of(
                        "number",
                        "5566AA78",
                        "validUntil",
                        Instant.now().plusSeconds(3_600).toString()))
                .post("/api/v1/users/{id}/cards", bob.id)
                .then()
                .statusCode(201);
        admin.request()
                .header("If-Match", "*")
                .body(Map.of("pin", "4711"))
                .put("/api/v1/users/{id}/card-pin", bob.id)
                .then()
                .statusCode(200);
        new GatewayFixture(identity.organisation).requestReminder(bob.id);
        tendCards.tend().await().atMost(Duration.ofSeconds(20));
        admin.policy(Map.of("expiresAfterDays", 30)).statusCode(200);
        TimeMachine.daysPass(identity.organisation, 25);
        timer.tick().await().atMost(Duration.ofSeconds(20));
        Credentials.of(ana, 4);
        Credentials.of(bob, 8);
        Credentials.ofJob(identity.organisation, Jobs.of(identity).order("missing", false));

        List<TestRecord> published = Credentials.ofOrganisation(identity.organisation);

        published.forEach(record -> ContractChecks.ofRepository().assertValid(String.valueOf(record.value())));
        assertThat(published)
                .extracting(TestRecord::type)
                .containsAll(ContractChecks.ofRepository().ofTopic(Credentials.TOPIC).stream()
                        .map(EventContract::type)
                        .toList());
    }

    @Test
    void everyExampleOfTheTopicsConsumedIsUnderstood() {
        TOPICS.publish("identity.organisation", TestEvent.example("identity.organisation", "organisation-created"));
        TOPICS.publish(
                "identity.organisation",
                TestEvent.example("identity.organisation", "organisation-settings-changed")
                        .sequence(8));
        TestEvent created = withAValueThatOpens(TestEvent.example("identity.user", "user-created"));
        TOPICS.publish("identity.user", created.sequence(1));
        Heard.event(created.id());
        TestEvent reminder =
                TestEvent.example("mfd.activity", "code-reminder-requested").sequence(1);
        TOPICS.publish("mfd.activity", reminder);
        Heard.event(reminder.id());
        TestEvent resend =
                TestEvent.example("notification.mail", "mail-resend-requested").sequence(1);
        TOPICS.publish("notification.mail", resend);
        Heard.event(resend.id());
        TestEvent proof = withACardThatOpens(
                TestEvent.example("mfd.activity", "card-association-proven").sequence(2));
        TOPICS.publish("mfd.activity", proof);
        Heard.event(proof.id());
        TestEvent pin = withAPinThatOpens(
                TestEvent.example("mfd.activity", "card-pin-chosen").sequence(3));
        TOPICS.publish("mfd.activity", pin);
        Heard.event(pin.id());
        long sequence = 2;
        for (EventContract contract : ContractChecks.ofRepository().ofTopic("identity.user")) {
            if (!contract.name().equals("user-created") && !contract.name().equals("user-deleted")) {
                TOPICS.publish(
                        "identity.user",
                        TestEvent.example("identity.user", contract.name()).sequence(sequence++));
            }
        }
        TestEvent deleted = TestEvent.example("identity.user", "user-deleted").sequence(sequence);
        TOPICS.publish("identity.user", deleted);
        Heard.event(deleted.id());

        UUID organisation = UUID.fromString("0b9f6c1e-6f0e-4a53-9a3e-2f4a3b1c5d01");
        assertThat(DATABASE.count("select count(*) from parked_event where organisation_id = ?", organisation))
                .isZero();
        assertThat(DATABASE.value("select state from person where organisation_id = ?", organisation))
                .isEqualTo("deleted");
    }

    /** The box in the example is made up. */
    private static TestEvent withAValueThatOpens(TestEvent created) {
        var context = SealContext.directory(
                UUID.fromString("0b9f6c1e-6f0e-4a53-9a3e-2f4a3b1c5d01"),
                "google",
                "117",
                UUID.fromString("c0c4f6a2-9a5b-4a8e-b6a7-1d2e3f405162"),
                "access-code");
        var sealer = new Sealer(KeyMaterial.in(TestKeys.of("sync-google")));
        return created.data("credentials/accessCode/sealed", sealer.seal("accesscode", context, "K7P4WX"));
    }

    private static TestEvent withAPinThatOpens(TestEvent chosen) {
        var context = SealContext.event(
                "platen.mfd.card-pin-chosen.v1",
                UUID.fromString("0b9f6c1e-6f0e-4a53-9a3e-2f4a3b1c5d01"),
                UUID.fromString("6a1f0f8e-3c0b-4f0a-8d6e-5b1c2d3e4f01"),
                1);
        var sealer = new Sealer(KeyMaterial.in(TestKeys.of("mfd-gateway")));
        return chosen.data("sealedPin", sealer.seal("accesscode", context, "4711"));
    }

    private static TestEvent withACardThatOpens(TestEvent proof) {
        var context = SealContext.event(
                "platen.mfd.card-association-proven.v1",
                UUID.fromString("0b9f6c1e-6f0e-4a53-9a3e-2f4a3b1c5d01"),
                UUID.fromString("6a1f0f8e-3c0b-4f0a-8d6e-5b1c2d3e4f01"),
                1);
        var sealer = new Sealer(KeyMaterial.in(TestKeys.of("mfd-gateway")));
        return proof.data("sealedCard", sealer.seal("accesscode", context, "04A23FB1"));
    }

    @Test
    void passesOverUnknownFieldsAndUnknownTypes() {
        IdentityFixture identity = IdentityFixture.knownOrganisation();
        PersonFixture ana = identity.person();

        identity.publish(
                TestEvent.example("identity.user", "user-updated").attribute("type", "platen.identity.user-sneezed.v1"),
                ana.id);
        Heard.event(identity.publish(
                ana.creation("K7P4WX", NOTHING, "active")
                        .data("user/shoeSize", 38)
                        .data("weather", "fine"),
                ana.id));

        assertThat(Admin.of(identity).reveal(ana)).isEqualTo("K7P4WX");
    }

    @Test
    void hearsADuplicateOnce() {
        IdentityFixture identity = IdentityFixture.knownOrganisation();
        PersonFixture ana = identity.person();
        TestEvent event = ana.creation(NOTHING, NOTHING, "active")
                .organisation(identity.organisation)
                .key(ana.id.toString())
                .sequence(1);

        TOPICS.publish("identity.user", event);
        TOPICS.publish("identity.user", event);
        TOPICS.publish(
                "identity.user", event.freshId().attribute("republished", true).sequence(2));
        PersonFixture after = identity.activePerson();

        Credentials.of(after, 1);
        await().during(Duration.ofMillis(300))
                .atMost(Duration.ofSeconds(5))
                .until(() -> Credentials.of(ana, 1).size() == 1);
        Admin.of(identity).show(ana).body("version", is(1));
    }

    @Test
    void ignoresWhatComesAfterSomethingNewer() {
        IdentityFixture identity = IdentityFixture.knownOrganisation();
        PersonFixture ana = identity.activePerson();
        ana.deactivate();
        TestEvent late = TestEvent.example("identity.user", "user-reactivated")
                .data("user/userId", ana.id)
                .organisation(identity.organisation)
                .key(ana.id.toString())
                .sequence(1);

        TOPICS.publish("identity.user", late);
        Heard.event(late.id());

        Admin.of(identity).show(ana).body("state", is("reserved"));
    }

    @Test
    void holdsBackPeopleOfAnOrganisationItDoesNotKnowYet() {
        IdentityFixture identity = IdentityFixture.unknownOrganisation();
        PersonFixture ana = identity.person();
        String creation = identity.publish(ana.creation("K7P4WX", NOTHING, "active"), ana.id);
        await().until(() ->
                DATABASE.count("select count(*) from parked_event where organisation_id = ?", identity.organisation)
                        == 1);

        identity.createOrganisation();

        Heard.event(creation);
        assertThat(Admin.of(identity).reveal(ana)).isEqualTo("K7P4WX");
        assertThat(DATABASE.count("select count(*) from parked_event where organisation_id = ?", identity.organisation))
                .isZero();
    }

    @Test
    void parksAValueThatDoesNotOpenRatherThanLosingIt() {
        IdentityFixture identity = IdentityFixture.knownOrganisation();
        PersonFixture ana = identity.person();
        PersonFixture bob = identity.person();
        identity.publish(
                ana.creation("K7P4WX", NOTHING, "active").data("observation/externalId", "somebody else"), ana.id);

        bob.create(NOTHING, NOTHING);

        await().until(() -> "poison"
                .equals(DATABASE.value(
                        "select max(kind) from parked_event where organisation_id = ?", identity.organisation)));
        Admin.of(identity).show(ana).statusCode(404);
        Admin.of(identity).show(bob).statusCode(200);
    }
}
