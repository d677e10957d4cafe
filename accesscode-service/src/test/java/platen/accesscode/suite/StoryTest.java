package platen.accesscode.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static platen.accesscode.suite.PersonFixture.CLEARED;
import static platen.accesscode.suite.PersonFixture.GOOGLE;
import static platen.accesscode.suite.PersonFixture.NOTHING;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import platen.testing.TestRecord;
import platen.testing.WithEngines;

/** What becomes of people's codes as identity and directories tell of them. */
@QuarkusTest
@WithEngines
class StoryTest {

    private final IdentityFixture identity = IdentityFixture.knownOrganisation();
    private final Admin admin = Admin.of(identity);
    private final PersonFixture ana = identity.person();
    private final PersonFixture bob = identity.person();

    @Test
    void givesSomebodyNewOneGeneratedCodeAndTellsTheMailer() {
        ana.create(NOTHING, NOTHING);

        admin.show(ana).statusCode(200).body("state", is("active"), "origin", is("generated"), "length", is(6));
        TestRecord issued = Credentials.last(ana, 1);
        assertThat(issued.is("access-code-issued")).isTrue();
        assertThat(issued.data().path("reason").asText()).isEqualTo("user-created");
        assertThat(issued.data().path("version").asLong()).isEqualTo(1);
        assertThat(Credentials.unsealed(ana, issued)).isEqualTo(admin.reveal(ana));
    }

    @Test
    void givesSomebodyWithoutAnEmailACodeToo() {
        Heard.event(identity.publish(ana.creation(NOTHING, NOTHING, "active").data("user/email", null), ana.id));

        admin.show(ana).statusCode(200).body("state", is("active"), "origin", is("generated"));
    }

    @Test
    void takesTheSourcesCodeForSomebodyNew() {
        ana.create("k7-p4 wx", NOTHING);

        assertThat(admin.reveal(ana)).isEqualTo("K7P4WX");
        admin.show(ana).body("origin", is("synced"), "source", is(GOOGLE));
        assertThat(Credentials.last(ana, 1).data().path("origin").asText()).isEqualTo("synced");
    }

    @Test
    void generatesACodeAndSaysWhyWhenTheSourcesBreaksARule() {
        ana.create("1234", NOTHING);

        admin.show(ana).body("origin", is("generated"));
        TestRecord refused = Credentials.last(ana, 2);
        assertThat(refused.is("credential-refused")).isTrue();
        assertThat(refused.data().path("reason").asText()).isEqualTo("trivial");
    }

    @Test
    void leavesACollidingCodeWithItsFirstHolder() {
        ana.create("K7P4WX", NOTHING);

        bob.create("K7P4WX", NOTHING);

        assertThat(admin.reveal(ana)).isEqualTo("K7P4WX");
        admin.show(bob).body("origin", is("generated"));
        var events = Credentials.of(bob, 2);
        assertThat(events.getFirst().data().path("reason").asText()).isEqualTo("user-created");
        assertThat(events.getLast().is("access-code-conflicted")).isTrue();
        assertThat(events.getLast().data().path("holderUserId").asText()).isEqualTo(ana.id.toString());
        admin.request()
                .get("/api/v1/conflicts")
                .then()
                .body("items.userId", equalTo(java.util.List.of(bob.id.toString())))
                .body("items[0].holderUserId", is(ana.id.toString()))
                .body("items[0].kind", is("access-code"))
                .body("items[0].source", is(GOOGLE));
    }

    @Test
    void issuesAnotherCodeWhenTheSourceClearsItsOwn() {
        ana.create("K7P4WX", NOTHING);

        ana.observe(CLEARED);

        assertThat(admin.reveal(ana)).isNotEqualTo("K7P4WX").hasSize(6);
        TestRecord issued = Credentials.last(ana, 2);
        assertThat(issued.data().path("reason").asText()).isEqualTo("source-cleared");
        assertThat(issued.data().path("version").asLong()).isEqualTo(2);
        assertThat(Credentials.unsealed(ana, issued)).isEqualTo(admin.reveal(ana));
    }

    @Test
    void issuesAChangedCodeAndGivesTheMailerNothing() {
        ana.create("K7P4WX", NOTHING);

        ana.observe("M3Q9ZT");

        assertThat(admin.reveal(ana)).isEqualTo("M3Q9ZT");
        TestRecord issued = Credentials.last(ana, 2);
        assertThat(issued.data().path("reason").asText()).isEqualTo("source-changed");
        assertThat(issued.data().path("sealedCode").isNull()).isTrue();
    }

    @Test
    void leavesAloneWhatTheSourceDoesNotManageOrRepeats() {
        ana.create("K7P4WX", NOTHING);

        ana.observe(GOOGLE, true, NOTHING, NOTHING);
        ana.observe("k7p4wx");

        assertThat(admin.version(ana)).isEqualTo(1);
    }

    @Test
    void letsAnAdministratorsCodeSurviveAnUnchangedSourceAndItsClearing() {
        ana.create("K7P4WX", NOTHING);
        admin.set(ana, "ADM1N7").statusCode(200);

        ana.observe("K7P4WX");
        ana.observe(CLEARED);

        assertThat(admin.reveal(ana)).isEqualTo("ADM1N7");
    }

    @Test
    void keepsTheCodeWhenTheSourcesNewOneBreaksARule() {
        ana.create("K7P4WX", NOTHING);

        ana.observe("AB");

        assertThat(admin.reveal(ana)).isEqualTo("K7P4WX");
        assertThat(Credentials.last(ana, 2).data().path("reason").asText()).isEqualTo("too-short");
    }

    @Test
    void generatesACodeWhenTheSourcesNewOneIsTakenAndSwapsItInLater() {
        ana.create("K7P4WX", NOTHING);
        bob.create("M3Q9ZT", NOTHING);

        ana.observe("M3Q9ZT");

        admin.show(ana).body("origin", is("generated"));
        assertThat(Credentials.last(ana, 3).data().path("reason").asText()).isEqualTo("conflict");

        bob.observe("K7P4WX");

        assertThat(admin.reveal(bob)).isEqualTo("K7P4WX");
        assertThat(admin.reveal(ana)).isEqualTo("M3Q9ZT");
        assertThat(Credentials.last(ana, 4).data().path("reason").asText()).isEqualTo("source-changed");
        admin.request().get("/api/v1/conflicts").then().body("items.size()", is(0));
    }

    @Test
    void letsValuesGoRoundInAChain() {
        PersonFixture cleo = identity.person();
        ana.create("K7P4WX", NOTHING);
        bob.create("M3Q9ZT", NOTHING);
        cleo.create("R5V8HN", NOTHING);
        ana.observe("M3Q9ZT");
        bob.observe("R5V8HN");

        cleo.observe("K7P4WX");

        assertThat(admin.reveal(ana)).isEqualTo("M3Q9ZT");
        assertThat(admin.reveal(bob)).isEqualTo("R5V8HN");
        assertThat(admin.reveal(cleo)).isEqualTo("K7P4WX");
    }

    @Test
    void givesAWantedCodeThatComesFreeByTheVeryChange() {
        ana.create("K7P4WX", NOTHING);
        bob.create("K7P4WX", NOTHING);
        String bobs = admin.reveal(bob);

        ana.observe(bobs);

        assertThat(admin.reveal(ana)).isEqualTo(bobs);
        assertThat(admin.reveal(bob)).isEqualTo("K7P4WX");
        admin.request().get("/api/v1/conflicts").then().body("items.size()", is(0));
    }

    @Test
    void onlyRecordsWhatASecondarySourceSaysUntilItDecides() {
        ana.create("K7P4WX", NOTHING);

        ana.observe("scim", false, "M3Q9ZT", NOTHING);
        assertThat(admin.reveal(ana)).isEqualTo("K7P4WX");

        ana.observe("scim", true, "M3Q9ZT", NOTHING);
        assertThat(admin.reveal(ana)).isEqualTo("M3Q9ZT");
    }

    @Test
    void stopsTheCodeOfSomebodyInactiveAndBringsTheSameBack() {
        ana.create("K7P4WX", NOTHING);

        ana.deactivate();
        admin.show(ana).body("state", is("reserved"), "version", is(2));
        assertThat(Credentials.last(ana, 2).is("access-code-retired")).isTrue();
        bob.create("K7P4WX", NOTHING);
        admin.show(bob).body("origin", is("generated"));

        ana.reactivate();
        admin.show(ana).body("state", is("active"), "version", is(3));
        assertThat(admin.reveal(ana)).isEqualTo("K7P4WX");
        TestRecord restored = Credentials.last(ana, 3);
        assertThat(restored.data().path("reason").asText()).isEqualTo("restored");
        assertThat(restored.data().path("sealedCode").isNull()).isTrue();
        assertThat(restored.data().path("blindIndex"))
                .isEqualTo(Credentials.of(ana, 1).getFirst().data().path("blindIndex"));
    }

    @Test
    void tellsNobodyOfACodeUntilSomebodyMadeInactiveBecomesActive() {
        ana.create("K7P4WX", NOTHING, "inactive");
        admin.show(ana).body("state", is("reserved"), "version", is(1));
        ana.observe("M3Q9ZT");

        ana.reactivate();

        var events = Credentials.of(ana, 1);
        assertThat(events).hasSize(1);
        assertThat(events.getFirst().data().path("version").asLong()).isEqualTo(1);
        assertThat(events.getFirst().data().path("reason").asText()).isEqualTo("user-created");
        assertThat(Credentials.unsealed(ana, events.getFirst())).isEqualTo("M3Q9ZT");
    }

    @Test
    void announcesACodeThatChangedWhileItsHolderWasAway() {
        ana.create("K7P4WX", NOTHING);
        ana.deactivate();
        ana.observe(CLEARED);

        ana.reactivate();

        TestRecord issued = Credentials.last(ana, 3);
        assertThat(issued.data().path("reason").asText()).isEqualTo("source-cleared");
        assertThat(Credentials.unsealed(ana, issued)).isEqualTo(admin.reveal(ana));
    }

    @Test
    void retiresEverythingOfSomebodyDeletedAndGivesTheirCodeToWhoWaitsForIt() {
        ana.create("K7P4WX", "04:A2:3F:B1");
        bob.create("K7P4WX", "04a23fb1");

        ana.delete();

        admin.show(ana).statusCode(404);
        assertThat(Credentials.of(ana, 4))
                .extracting(TestRecord::type)
                .contains("platen.accesscode.access-code-retired.v1", "platen.accesscode.card-removed.v1");
        assertThat(admin.reveal(bob)).isEqualTo("K7P4WX");
        admin.request()
                .get("/api/v1/users/{id}/cards", bob.id)
                .then()
                .body("items.masked", equalTo(java.util.List.of("••••3FB1")));
    }

    @Test
    void generatesNothingCloseToACodeInQuarantine() {
        admin.policy("numeric", 4, 1).statusCode(200);
        ana.create("7391", NOTHING);
        ana.delete();

        for (int person = 0; person < 20; person++) {
            PersonFixture next = identity.activePerson();
            assertThat(distanceOne(admin.reveal(next), "7391")).isFalse();
        }
    }

    @Test
    void givesBackItsFormerCodeToItsHolderInSpiteOfTheQuarantine() {
        ana.create("K7P4WX", NOTHING);
        ana.observe("M3Q9ZT");

        ana.observe("K7P4WX");

        admin.show(ana).body("source", not(nullValue()));
        assertThat(admin.reveal(ana)).isEqualTo("K7P4WX");
    }

    private static boolean distanceOne(String one, String other) {
        if (one.length() != other.length()) {
            return false;
        }
        long different = java.util.stream.IntStream.range(0, one.length())
                .filter(place -> one.charAt(place) != other.charAt(place))
                .count();
        return different <= 1;
    }
}
