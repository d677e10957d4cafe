package platen.google.runs;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static platen.google.SyncFixture.aConnection;
import static platen.google.fake.FakeUser.named;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import platen.google.PublishedPerson;
import platen.google.SyncFixture;
import platen.google.fake.FakeUser;
import platen.google.fake.WithFakeGoogle;
import platen.testing.TestRecord;
import platen.testing.WithEngines;

/** What becomes of changes in the directory. Pages hold three people, batches two. */
@QuarkusTest
@WithEngines
@WithFakeGoogle
class SyncTest {

    @Test
    void publishesEverybodyOnceWithWhatTheDirectorySays() {
        var fixture = aConnection();
        FakeUser ana =
                fixture.workspace().put(named("Ana Silva").withCode("AN47A1").withCard("04A1B2C3"));
        FakeUser bo = fixture.workspace().put(named("Bo Berg"));
        for (int i = 0; i < 6; i++) {
            fixture.workspace().put(named("Person " + i));
        }

        var run = fixture.sync();

        assertThat(run.getMap("counts")).isEqualTo(Map.of("read", 8, "published", 8, "unchanged", 0, "removed", 0));
        assertThat(fixture.published()).hasSize(8).allMatch(record -> record.is("person-observed"));
        PublishedPerson first = last(fixture, ana);
        assertThat(first.text("userName")).isEqualTo("ana.silva@school.example");
        assertThat(first.text("email")).isEqualTo("ana.silva@school.example");
        assertThat(first.text("displayName")).isEqualTo("Ana Silva");
        assertThat(first.data().path("active").asBoolean()).isTrue();
        assertThat(first.accessCode()).isEqualTo("AN47A1");
        assertThat(first.card()).isEqualTo("04A1B2C3");
        assertThat(last(fixture, bo).accessCode()).isEqualTo("cleared");
        assertThat(last(fixture, bo).card()).isEqualTo("cleared");
    }

    @Test
    void anUnchangedPersonIsPublishedNoMore() {
        var fixture = aConnection();
        fixture.workspace().put(named("Ana Silva").withCode("AN47A2"));
        fixture.workspace().put(named("Bo Berg"));
        fixture.sync();

        var run = fixture.sync();

        assertThat(run.getMap("counts")).isEqualTo(Map.of("read", 2, "published", 0, "unchanged", 2, "removed", 0));
        assertThat(fixture.published()).hasSize(2);
    }

    @Test
    void eachChangeIsPublishedAsTheWholeState() {
        var fixture = aConnection();
        FakeUser ana =
                fixture.workspace().put(named("Ana Silva").withCode("AN47A3").withCard("0411"));
        fixture.sync();

        fixture.workspace().put(ana.withCode("NEW123"));
        fixture.sync();
        assertThat(last(fixture, ana).accessCode()).isEqualTo("NEW123");
        assertThat(last(fixture, ana).card()).isEqualTo("0411");

        fixture.workspace().put(ana.withCode(null));
        fixture.sync();
        assertThat(last(fixture, ana).accessCode()).isEqualTo("cleared");
        assertThat(last(fixture, ana).card()).isEqualTo("0411");

        fixture.workspace().put(ana.withCode("  "));
        assertThat(fixture.sync().getInt("counts.published")).isZero();

        fixture.workspace()
                .put(ana.withCode(null).withEmail("ana.berg@school.example").withName("Ana Berg"));
        fixture.sync();
        assertThat(last(fixture, ana).text("userName")).isEqualTo("ana.berg@school.example");
        assertThat(last(fixture, ana).text("displayName")).isEqualTo("Ana Berg");
        assertThat(fixture.published(ana)).hasSize(4);
    }

    @Test
    void aliasesAreSaidAndOnlyADifferenceInThemIsAChange() {
        var fixture = aConnection();
        FakeUser ana = fixture.workspace().put(named("Ana Silva").withAliases("b@school.example", "a@school.example"));
        FakeUser bo = fixture.workspace().put(named("Bo Berg"));
        fixture.sync();
        assertThat(last(fixture, ana).data().path("aliases").valueStream().map(JsonNode::asText))
                .containsExactly("a@school.example", "b@school.example");
        assertThat(last(fixture, bo).data().path("aliases").isArray()).isTrue();

        fixture.workspace().put(ana.withAliases("a@school.example", "B@school.example"));
        assertThat(fixture.sync().getInt("counts.published")).isZero();

        fixture.workspace().put(ana.withAliases("a@school.example"));
        String run = fixture.sync().getString("id");
        assertThat(last(fixture, ana).data().path("aliases").size()).isEqualTo(1);
        given().auth()
                .oauth2(fixture.admin())
                .get("/api/v1/google/runs/" + run + "/changes")
                .then()
                .body("items.changes.flatten().field", contains("aliases"))
                .body("items.changes.flatten().before", contains("a@school.example b@school.example"))
                .body("items.changes.flatten().after", contains("a@school.example"));
    }

    /** Whether a code may be had is decided elsewhere: here it is said, once. */
    @Test
    void aCodeThatTwoPeopleHaveAndOneThatNobodyMayHaveArePublishedAsTheyAre() {
        var fixture = aConnection();
        FakeUser ana = fixture.workspace().put(named("Ana Silva").withCode("AN47A5"));
        FakeUser bo = fixture.workspace().put(named("Bo Berg").withCode("AN47A5"));
        FakeUser cy = fixture.workspace().put(named("Cy Diaz").withCode("far too long ☂"));

        fixture.sync();

        assertThat(last(fixture, ana).accessCode()).isEqualTo("AN47A5");
        assertThat(last(fixture, bo).accessCode()).isEqualTo("AN47A5");
        assertThat(last(fixture, cy).accessCode()).isEqualTo("far too long ☂");
        assertThat(fixture.sync().getInt("counts.published")).isZero();
    }

    @Test
    void suspendedAndArchivedPeopleAreInactive() {
        var fixture = aConnection();
        FakeUser ana = fixture.workspace().put(named("Ana Silva"));
        FakeUser bo = fixture.workspace().put(named("Bo Berg"));
        fixture.sync();

        fixture.workspace().put(ana.asSuspended());
        fixture.workspace().put(bo.asArchived());
        fixture.sync();

        assertThat(last(fixture, ana).data().path("active").asBoolean(true)).isFalse();
        assertThat(last(fixture, bo).data().path("active").asBoolean(true)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"keep", "disable-then-delete", "delete-now"})
    void whoIsGoneIsRemovedOnceAsTheConnectionSays(String onRemoval) {
        var fixture = aConnection(Map.of("onRemoval", onRemoval));
        FakeUser ana = fixture.workspace().put(named("Ana Silva"));
        fixture.workspace().put(named("Bo Berg"));
        fixture.sync();

        fixture.workspace().delete(ana);
        var run = fixture.sync();
        fixture.sync();

        assertThat(run.getMap("counts")).isEqualTo(Map.of("read", 1, "published", 0, "unchanged", 1, "removed", 1));
        List<TestRecord> events = fixture.published(ana);
        assertThat(events).hasSize(2);
        assertThat(events.getLast().is("person-removed")).isTrue();
        assertThat(events.getLast().data().path("onRemoval").asText()).isEqualTo(onRemoval);
    }

    @Test
    void whoComesBackIsPublishedAgain() {
        var fixture = aConnection();
        FakeUser ana = fixture.workspace().put(named("Ana Silva").withCode("AN47A4"));
        fixture.workspace().put(named("Bo Berg"));
        fixture.sync();
        fixture.workspace().delete(ana);
        fixture.sync();

        fixture.workspace().put(ana);
        fixture.sync();

        assertThat(fixture.published(ana))
                .extracting(TestRecord::type)
                .containsExactly(
                        "platen.directory.person-observed.v1",
                        "platen.directory.person-removed.v1",
                        "platen.directory.person-observed.v1");
        assertThat(last(fixture, ana).accessCode()).isEqualTo("AN47A4");
    }

    @Test
    void onlyTheChosenOrgUnitsAreSynced() {
        var fixture = aConnection(Map.of("orgUnits", List.of("/Staff")));
        fixture.workspace().orgUnit("id:1", "/Staff");
        FakeUser ana = fixture.workspace().put(named("Ana Silva").in("/Staff/Arts"));
        FakeUser bo = fixture.workspace().put(named("Bo Berg").in("/Staffroom"));
        FakeUser cy = fixture.workspace().put(named("Cy Cole").in("/Staff"));
        fixture.sync();
        assertThat(fixture.published(bo)).isEmpty();

        fixture.workspace().put(ana.in("/Students"));
        fixture.workspace().put(bo.in("/Staff"));
        fixture.sync();

        assertThat(fixture.published(ana).getLast().is("person-removed")).isTrue();
        assertThat(fixture.published(bo)).hasSize(1);
        assertThat(fixture.published(cy)).hasSize(1);
    }

    @Test
    void anOrgUnitIsFollowedByItsIdAndMissedByNobody() {
        var fixture = aConnection(Map.of("orgUnits", List.of("/Staff", "/Guests")));
        fixture.workspace().orgUnit("id:1", "/Staff");
        fixture.workspace().orgUnit("id:2", "/Guests");
        FakeUser ana = fixture.workspace().put(named("Ana Silva").in("/Staff/Arts"));
        fixture.sync();

        fixture.workspace().orgUnit("id:1", "/People/Staff");
        assertThat(fixture.sync().getMap("counts"))
                .isEqualTo(Map.of("read", 1, "published", 0, "unchanged", 1, "removed", 0));
        assertThat(fixture.connection().getList("orgUnits")).containsExactly("/People/Staff", "/Guests");

        fixture.workspace().removeOrgUnit("id:1");
        fixture.workspace().orgUnit("id:3", "/People/Staff");
        assertThat(fixture.failingSync())
                .containsEntry("reason", "org-unit")
                .extracting("detail")
                .asString()
                .contains("/People/Staff");
        assertThat(fixture.published(ana)).hasSize(1);
    }

    @Test
    void anOrgUnitMovedWhilePeopleAreReadRemovesNobody() {
        var fixture = aConnection(Map.of("orgUnits", List.of("/Staff"), "onRemoval", "delete-now"));
        fixture.workspace().orgUnit("id:1", "/Staff");
        fixture.workspace().put(named("Ana Silva").in("/Staff"));
        fixture.workspace().put(named("Bo Berg").in("/Staff"));
        fixture.sync();
        fixture.workspace().misbehave("users", (request, reply) -> {
            fixture.workspace().orgUnit("id:1", "/People");
            return reply;
        });
        fixture.workspace().put(named("Cy Cole").in("/Staff"));

        assertThat(fixture.failingSync()).containsEntry("reason", "incomplete");

        fixture.workspace().behave();
        assertThat(fixture.sync().getInt("counts.removed")).isZero();
        assertThat(fixture.published()).hasSize(3).allMatch(record -> record.is("person-observed"));
    }

    @Test
    void aFieldTheSchemaNeverHadIsLeftAlone() {
        var fixture = aConnection();
        fixture.workspace().removeField("cardNumber");
        FakeUser ana = fixture.workspace().put(named("Ana Silva").withCode("AN47A5"));

        fixture.sync();

        assertThat(last(fixture, ana).accessCode()).isEqualTo("AN47A5");
        assertThat(last(fixture, ana).card()).isEqualTo("absent");
    }

    @Test
    void aDryRunCountsAndChangesNothing() {
        var fixture = aConnection();
        FakeUser ana = fixture.workspace().put(named("Ana Silva"));
        fixture.workspace().put(named("Bo Berg"));
        fixture.sync();
        fixture.workspace().delete(ana);
        fixture.workspace().put(named("Cy Cole"));

        var dry = fixture.finished(fixture.start(true));

        assertThat(dry.getBoolean("dryRun")).isTrue();
        assertThat(dry.getMap("counts")).isEqualTo(Map.of("read", 2, "published", 1, "unchanged", 1, "removed", 1));
        assertThat(fixture.published()).hasSize(2);
        assertThat(fixture.reports()).hasSize(1);
        assertThat(fixture.sync().getMap("counts")).isEqualTo(dry.getMap("counts"));
    }

    @Test
    void aReadCostsThePagesAndTwoCallsMore() {
        var fixture = aConnection();
        for (int i = 0; i < 7; i++) {
            fixture.workspace().put(named("Person " + i));
        }

        fixture.sync();
        assertThat(fixture.workspace().requests("token")).hasSize(1);
        assertThat(fixture.workspace().requests("schema")).hasSize(1);
        assertThat(fixture.workspace().requests("users")).hasSize(3);
        assertThat(fixture.workspace().requests("users").getFirst().parameters())
                .containsEntry("customer", "my_customer")
                .containsEntry("projection", "custom")
                .containsEntry("customFieldMask", "PaperCut");

        fixture.workspace().forgetRequests();
        fixture.sync();
        assertThat(fixture.workspace().requests("token")).isEmpty();
        assertThat(fixture.workspace().requests("users")).hasSize(3);
    }

    private static PublishedPerson last(SyncFixture fixture, FakeUser user) {
        return PublishedPerson.of(fixture, fixture.published(user).getLast());
    }
}
