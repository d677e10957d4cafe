package platen.accesscode.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static platen.accesscode.suite.PersonFixture.CLEARED;
import static platen.accesscode.suite.PersonFixture.GOOGLE;
import static platen.accesscode.suite.PersonFixture.NOTHING;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import platen.testing.TestDatabase;
import platen.testing.TestEvent;
import platen.testing.TestRecord;
import platen.testing.WithEngines;
import platen.testing.contracts.ContractChecks;

/** An import is an administrator's act: it clears and replaces whatever is there. */
@QuarkusTest
@WithEngines
class ImportTest {

    private final IdentityFixture identity = IdentityFixture.knownOrganisation();
    private final Admin admin = Admin.of(identity);
    private final PersonFixture ana = identity.person();

    @Test
    void setsACodeAndTellsItsHolder() {
        ana.create("K7P4WX", NOTHING);

        ana.importRow(true, "adm-1n7", NOTHING);

        admin.show(ana).body("origin", is("imported"), "version", is(2), "source", nullValue());
        assertThat(admin.reveal(ana)).isEqualTo("ADM1N7");
        TestRecord issued = Credentials.last(ana, 2);
        assertThat(issued.data().path("reason").asText()).isEqualTo("imported");
        assertThat(issued.data().path("notify").asBoolean()).isTrue();
        assertThat(Credentials.unsealed(ana, issued)).isEqualTo("ADM1N7");
        ContractChecks.ofRepository().assertValid(String.valueOf(issued.value()));
        assertThat(TestDatabase.ofThisRun()
                        .rows(
                                "select actor, channel from audit where organisation_id = ? and reason = 'imported'",
                                identity.organisation))
                .allSatisfy(row -> {
                    assertThat(row.get("actor")).isEqualTo("7d1c9a52-1f0e-4b7e-9d55-2a7b6c5d4e3f");
                    assertThat(row.get("channel")).isEqualTo("import");
                })
                .isNotEmpty();
    }

    @Test
    void clearsACodeWhereverItCameFrom() {
        ana.create(NOTHING, NOTHING);
        admin.set(ana, "TYPED77").statusCode(200);

        ana.importRow(true, CLEARED, NOTHING);

        admin.show(ana).body("origin", is("generated"), "version", is(3));
        assertThat(admin.reveal(ana)).isNotEqualTo("TYPED77");
        assertThat(Credentials.last(ana, 3).data().path("reason").asText()).isEqualTo("import-cleared");
    }

    @Test
    void putsNoCodeIntoTheEventWhenItIsToTellNobody() {
        ana.create(NOTHING, NOTHING);

        ana.importRow(false, "ADM1N7", NOTHING);
        ana.importRow(false, CLEARED, NOTHING);

        assertThat(Credentials.of(ana, 3).subList(1, 3)).allSatisfy(issued -> {
            assertThat(issued.data().path("sealedCode").isNull()).isTrue();
            assertThat(issued.data().path("notify").isBoolean()).isTrue();
            assertThat(issued.data().path("notify").asBoolean()).isFalse();
        });
    }

    @Test
    void leavesAloneWhatIsThereAlready() {
        ana.create("K7P4WX", "5566AA77");

        ana.importRow(true, "K7P4WX", "5566AA77");

        admin.show(ana).body("origin", is("synced"), "version", is(1));
        cards(ana).body("items.origin", contains("synced"));
        // So the source may still clear it.
        ana.observe(CLEARED);
        admin.show(ana).body("origin", is("generated"), "version", is(2));
    }

    @Test
    void saysNothingOfACredentialWithoutAColumn() {
        ana.create("K7P4WX", "5566AA77");

        ana.importRow(true, NOTHING, NOTHING);

        admin.show(ana).body("version", is(1));
        cards(ana).body("items.masked", contains("••••AA77"));
    }

    @Test
    void gaveNobodyACodeThatIsSomebodyElsesUntilTheyGiveItUp() {
        ana.create("K7P4WX", NOTHING);
        PersonFixture bob = identity.person();
        bob.create("ZT9VMQ", NOTHING);

        bob.importRow(false, "K7P4WX", NOTHING);

        admin.show(bob).body("origin", is("generated"));
        admin.request()
                .get("/api/v1/conflicts")
                .then()
                .body("items.userId", contains(bob.id.toString()))
                .body("items.holderUserId", contains(ana.id.toString()))
                .body("items.source", contains("import"));
        ana.importRow(true, "ZT9VMQ", NOTHING);

        assertThat(admin.reveal(ana)).isEqualTo("ZT9VMQ");
        assertThat(admin.reveal(bob)).isEqualTo("K7P4WX");
        admin.show(bob).body("origin", is("imported"));
        TestRecord handedOver = Credentials.codeEvents(bob, 3).getLast();
        assertThat(handedOver.data().path("reason").asText()).isEqualTo("imported");
        assertThat(handedOver.data().path("notify").asBoolean()).isFalse();
        assertThat(handedOver.data().path("sealedCode").isNull()).isTrue();
    }

    @Test
    void tellsOfARefusedValueAndKeepsWhatIsThere() {
        ana.create("K7P4WX", "5566AA77");

        ana.importRow(true, "12", "04A23FB1", "::");

        assertThat(admin.reveal(ana)).isEqualTo("K7P4WX");
        cards(ana).body("items.masked", containsInAnyOrder("••••AA77", "••••3FB1"));
        assertThat(Credentials.of(ana, 5))
                .filteredOn(event -> event.is("credential-refused"))
                .extracting(event -> event.data().path("source").asText()
                        + " "
                        + event.data().path("kind").asText()
                        + " "
                        + event.data().path("reason").asText())
                .containsExactlyInAnyOrder("import access-code too-short", "import card empty");
    }

    @Test
    void makesTheCardsOfAPersonThoseOfItsRow() {
        ana.create(NOTHING, "5566AA77");

        ana.importRow(true, NOTHING, "04:A2:3F:B1", "04A23FB2");
        cards(ana)
                .body("items.masked", containsInAnyOrder("••••3FB1", "••••3FB2"))
                .body("items.origin", contains("imported", "imported"));

        ana.importRow(true, NOTHING, CLEARED);
        cards(ana).body("items", empty());
    }

    @Test
    void changesTheReservedCodeOfSomebodyInactive() {
        ana.create("K7P4WX", NOTHING);
        ana.deactivate();

        ana.importRow(true, "ADM1N7", NOTHING);
        admin.show(ana).body("state", is("reserved"), "origin", is("imported"));
        ana.reactivate();

        TestRecord issued = Credentials.last(ana, 3);
        assertThat(issued.data().path("reason").asText()).isEqualTo("imported");
        assertThat(issued.data().path("notify").asBoolean()).isTrue();
        assertThat(Credentials.unsealed(ana, issued)).isEqualTo("ADM1N7");
    }

    @Test
    void tellsNobodyOnTheirReturnEitherWhenItWasToTellNobody() {
        ana.create("K7P4WX", NOTHING);
        ana.deactivate();

        ana.importRow(false, "ADM1N7", NOTHING);
        ana.reactivate();

        TestRecord issued = Credentials.last(ana, 3);
        assertThat(issued.data().path("reason").asText()).isEqualTo("restored");
        assertThat(issued.data().path("sealedCode").isNull()).isTrue();
    }

    @Test
    void hearsADuplicateOnceAndNothingAfterSomethingNewer() {
        ana.create(NOTHING, NOTHING);
        ana.importRow(true, "ADM1N7", NOTHING);
        TestEvent late = ana.imported(true, "BBBBB3", NOTHING)
                .organisation(identity.organisation)
                .key(ana.id.toString())
                .sequence(1);

        identity.repeat(late);
        Heard.event(late.id());
        TestEvent next =
                ana.imported(true, "CCCCC4", NOTHING).data("mood", "fine").data("credentials/shoe", 41);
        String heard = identity.publish(next, ana.id);
        Heard.event(heard);

        assertThat(admin.reveal(ana)).isEqualTo("CCCCC4");
        admin.show(ana).body("version", is(3));
    }

    @Test
    void waitsForAnOrganisationItDoesNotKnowYet() {
        IdentityFixture later = IdentityFixture.unknownOrganisation();
        PersonFixture bob = later.person();
        later.publish(bob.creation("K7P4WX", NOTHING, "active"), bob.id);
        String imported = later.publish(bob.imported(true, "ADM1N7", NOTHING), bob.id);

        later.createOrganisation();

        Heard.event(imported);
        assertThat(Admin.of(later).reveal(bob)).isEqualTo("ADM1N7");
    }

    @Test
    void parksAValueThatDoesNotOpenAndCostsNobodyTheirCode() {
        ana.create("K7P4WX", "5566AA77");

        identity.publish(
                ana.imported(true, "ADM1N7", "04A23FB1").data("observation/externalId", "somebody else"), ana.id);

        Parked.poison(identity);
        assertThat(admin.reveal(ana)).isEqualTo("K7P4WX");
        cards(ana).body("items.masked", contains("••••AA77"));
    }

    @Test
    void isAnAdministratorsWordOverTheSources() {
        ana.create("K7P4WX", NOTHING);
        ana.importRow(true, "ADM1N7", NOTHING);

        ana.observe(GOOGLE, true, "K7P4WX", NOTHING);

        assertThat(admin.reveal(ana)).isEqualTo("ADM1N7");
        assertThat(TestDatabase.ofThisRun()
                        .count(
                                "select count(*) from observation where organisation_id = ? and source = 'import'",
                                identity.organisation))
                .isZero();
    }

    private ValidatableResponse cards(PersonFixture person) {
        return admin.request().get("/api/v1/users/{id}/cards", person.id).then().statusCode(200);
    }
}
