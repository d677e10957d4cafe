package platen.accesscode.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static platen.accesscode.suite.PersonFixture.CLEARED;
import static platen.accesscode.suite.PersonFixture.GOOGLE;
import static platen.accesscode.suite.PersonFixture.NOTHING;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import platen.testing.TestDatabase;
import platen.testing.TestEvent;
import platen.testing.TestRecord;
import platen.testing.WithEngines;

/** Cards that their holders tap at a device and show to be theirs. */
@QuarkusTest
@WithEngines
class CardAssociationTest {

    private final IdentityFixture identity = IdentityFixture.knownOrganisation();
    private final Admin admin = Admin.of(identity);
    private final GatewayFixture gateway = new GatewayFixture(identity.organisation);
    private final PersonFixture ana = identity.activePerson();

    @Test
    void registersTheCardInItsCanonicalFormAndTellsOfIt() {
        gateway.proveCard(ana.id, " 04:a2-3f:b1", "code");

        cards(ana).body("items.origin", contains("self-registered"), "items.masked", contains("••••3FB1"));
        TestRecord registered = Credentials.last(ana, 2);
        assertThat(registered.is("card-registered")).isTrue();
        assertThat(registered.data().path("origin").asText()).isEqualTo("self-registered");
        audit(ana)
                .body(
                        "items[-1].action", is("card-registered"),
                        "items[-1].channel", is("device"),
                        "items[-1].actor", is("mfd-gateway"));
    }

    @Test
    void registersOnceHoweverOftenItIsToldOrTapped() {
        TestEvent proof = gateway.cardProof(ana.id, ana.id, "04A23FB1");
        gateway.publish(proof);
        gateway.publish(proof);
        gateway.proveCard(ana.id, "04A23FB1", "password");

        cards(ana).body("items.masked", contains("••••3FB1"));
        assertThat(registrations(ana)).isEqualTo(1);
    }

    @Test
    void isTheAdministratorsWhoAssignsIt() {
        gateway.proveCard(ana.id, "04A23FB1", "administrator");

        cards(ana).body("items.origin", contains("typed"));
        audit(ana).body("items[-1].channel", is("device"), "items[-1].actor", is("admin-of-devices"));
    }

    @Test
    void isNeverRemovedByASource() {
        gateway.proveCard(ana.id, "04A23FB1", "link");

        ana.observe(GOOGLE, true, NOTHING, "5566AA77");
        ana.observe(GOOGLE, true, NOTHING, CLEARED);

        cards(ana).body("items.masked", contains("••••3FB1"), "items.origin", contains("self-registered"));
    }

    @Test
    void tellsWhyItTakesNone() {
        admin.policy(Map.of("cardsPerUser", 1)).statusCode(200);

        gateway.proveCard(ana.id, "08A23FB1", "code");
        gateway.proveCard(ana.id, "04A23FB1", "code");
        gateway.proveCard(ana.id, "5566AA77", "code");
        PersonFixture bob = identity.activePerson();
        bob.deactivate();
        gateway.proveCard(bob.id, "5566AA77", "link");

        cards(ana).body("items.masked", contains("••••3FB1"));
        cards(bob).body("items", empty());
        assertRefused(Credentials.of(ana, 4).get(1), "random-uid");
        assertRefused(Credentials.last(ana, 4), "card-limit-reached");
        assertRefused(Credentials.last(bob, 3), "user-inactive");
    }

    @Test
    void leavesSomebodyElsesCardToThemUntilTheyGiveItUp() {
        PersonFixture bob = identity.activePerson();
        gateway.proveCard(bob.id, "04A23FB1", "code");

        gateway.proveCard(ana.id, "04A23FB1", "code");

        cards(ana).body("items", empty());
        assertRefused(Credentials.last(ana, 2), "card-already-taken");
        admin.request()
                .get("/api/v1/conflicts")
                .then()
                .body("items.userId", hasItem(ana.id.toString()), "items.source", hasItem("device"));
        String card = cards(bob).extract().path("items[0].id");
        admin.request()
                .delete("/api/v1/users/{id}/cards/{card}", bob.id, card)
                .then()
                .statusCode(204);
        cards(ana).body("items.origin", contains("self-registered"));
    }

    @Test
    void parksACardThatWasSealedForSomebodyElse() {
        gateway.publish(gateway.cardProof(ana.id, UUID.randomUUID(), "04A23FB1"));

        await().until(() -> "poison"
                .equals(TestDatabase.ofThisRun()
                        .value("select max(kind) from parked_event where organisation_id = ?", identity.organisation)));
        cards(ana).body("items", empty());
    }

    private static void assertRefused(TestRecord record, String reason) {
        assertThat(record.is("credential-refused")).isTrue();
        assertThat(record.data().path("kind").asText()).isEqualTo("card");
        assertThat(record.data().path("source").asText()).isEqualTo("device");
        assertThat(record.data().path("reason").asText()).isEqualTo(reason);
    }

    private long registrations(PersonFixture person) {
        return TestDatabase.ofThisRun()
                .count(
                        "select count(*) from audit where organisation_id = ? and user_id = ? and action = 'card-registered'",
                        identity.organisation,
                        person.id);
    }

    private ValidatableResponse cards(PersonFixture person) {
        return admin.request().get("/api/v1/users/{id}/cards", person.id).then().statusCode(200);
    }

    private ValidatableResponse audit(PersonFixture person) {
        return admin.request()
                .queryParam("user", person.id)
                .get("/api/v1/audit")
                .then();
    }
}
