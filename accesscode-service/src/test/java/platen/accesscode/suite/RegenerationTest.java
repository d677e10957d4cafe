package platen.accesscode.suite;

import static java.util.function.Function.identity;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static platen.accesscode.suite.PersonFixture.NOTHING;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import platen.testing.TestDatabase;
import platen.testing.TestRecord;
import platen.testing.WithEngines;

/** What a job does to people of every kind. */
@QuarkusTest
@WithEngines
class RegenerationTest {

    private static final TestDatabase DATABASE = TestDatabase.ofThisRun();

    private final IdentityFixture identity = IdentityFixture.knownOrganisation();
    private final Admin admin = Admin.of(identity);
    private final Jobs jobs = Jobs.of(identity);

    @Test
    void givesEverybodyWhoseCodeWasGeneratedAnotherOne() {
        List<PersonFixture> people = people(12);
        Map<PersonFixture, String> before = codes(people);

        JsonPath job = jobs.run("everybody", false);

        Map<PersonFixture, String> after = codes(people);
        people.forEach(person -> assertThat(after.get(person)).isNotEqualTo(before.get(person)));
        assertThat(Map.of("total", 12, "done", 12, "changed", 12, "skipped", 0))
                .allSatisfy(
                        (name, count) -> assertThat(job.getInt(name)).as(name).isEqualTo(count));
        assertThat(job.getString("orderedBy")).isNotEmpty();
        assertThat(job.getString("startedAt")).isNotEmpty();
        assertThat(job.getDouble("rate")).isPositive();
        people.forEach(person -> {
            TestRecord issued = Credentials.last(person, 2);
            assertThat(issued.data().path("reason").asText()).isEqualTo("policy-job");
            assertThat(issued.data().path("version").asLong()).isEqualTo(2);
            assertThat(issued.data().has("sealedCode")
                            && !issued.data().path("sealedCode").isNull())
                    .isFalse();
        });
        assertThat(DATABASE.count(
                        "select count(*) from audit where organisation_id = ? and reason = 'policy-job'"
                                + " and action = 'access-code-issued' and version = 2",
                        identity.organisation))
                .isEqualTo(12);
    }

    @Test
    void tellsPeopleTheirCodeWhenItIsToNotify() {
        PersonFixture ana = identity.activePerson();

        jobs.run("everybody", true);

        assertThat(Credentials.unsealed(ana, Credentials.last(ana, 2))).isEqualTo(admin.reveal(ana));
    }

    @Test
    void leavesSuppliedCodesAlone() {
        PersonFixture synced = identity.person();
        synced.create("K7P4WX", NOTHING);
        PersonFixture typed = identity.activePerson();
        admin.set(typed, "M3Q9ZT").statusCode(200);
        PersonFixture generated = identity.activePerson();
        String before = admin.reveal(generated);

        JsonPath job = jobs.run("everybody", false);

        assertThat(admin.reveal(synced)).isEqualTo("K7P4WX");
        assertThat(admin.reveal(typed)).isEqualTo("M3Q9ZT");
        assertThat(admin.reveal(generated)).isNotEqualTo(before);
        assertThat(job.getInt("skipped")).isEqualTo(2);
    }

    @Test
    void renewsTheReservedCodeOfTheInactiveAndTellsNobodyUntilTheyAreBack() {
        PersonFixture ana = identity.activePerson();
        PersonFixture bob = identity.activePerson();
        String before = admin.reveal(ana);
        ana.deactivate();
        bob.deactivate();

        jobs.run("everybody", true);

        assertThat(Credentials.of(ana, 2)).hasSize(2);
        ana.reactivate();
        TestRecord issued = Credentials.last(ana, 3);
        assertThat(admin.reveal(ana)).isNotEqualTo(before).isEqualTo(Credentials.unsealed(ana, issued));
        assertThat(issued.data().path("version").asLong()).isEqualTo(3);
        assertThat(issued.data().path("reason").asText()).isEqualTo("policy-job");
        assertThat(Credentials.of(bob, 2)).hasSize(2);
    }

    @Test
    void leavesTheDeletedDeleted() {
        PersonFixture ana = identity.activePerson();
        ana.delete();

        JsonPath job = jobs.run("everybody", false);

        assertThat(job.getInt("total")).isZero();
        assertThat(Credentials.of(ana, 2)).hasSize(2);
    }

    @Test
    void renewsOnlyCodesThatFitThePolicyNoMore() {
        List<PersonFixture> people = people(4);
        admin.policy("numeric", 7, 0.001).statusCode(200);
        PersonFixture fits = identity.activePerson();
        String fitting = admin.reveal(fits);

        JsonPath job = jobs.run("unfit", false);

        assertThat(admin.reveal(fits)).isEqualTo(fitting);
        assertThat(codes(people).values()).allMatch(code -> code.matches("\\d{7}"));
        assertThat(job.getInt("changed")).isEqualTo(4);
        assertThat(job.getInt("skipped")).isEqualTo(1);
    }

    @Test
    void givesWhoHasNoCodeOne() {
        PersonFixture ana = identity.activePerson();
        PersonFixture bob = identity.activePerson();
        String before = admin.reveal(ana);
        DATABASE.execute("delete from access_code where user_id = ?", bob.id);
        DATABASE.execute("update code_space set codes = codes - 1 where organisation_id = ?", identity.organisation);

        JsonPath job = jobs.run("missing", false);

        assertThat(admin.reveal(ana)).isEqualTo(before);
        assertThat(admin.reveal(bob)).hasSize(6);
        assertThat(job.getInt("changed")).isEqualTo(1);
        assertThat(DATABASE.count("select codes from code_space where organisation_id = ?", identity.organisation))
                .isEqualTo(2);
    }

    @Test
    void handsACodeOverToWhoWaitsForIt() {
        PersonFixture ana = identity.activePerson();
        String anas = admin.reveal(ana);
        PersonFixture bob = identity.person();
        bob.create(anas, NOTHING);
        List<PersonFixture> others = people(5);

        JsonPath job = jobs.run("everybody", false);

        assertThat(admin.reveal(bob)).isEqualTo(anas);
        assertThat(admin.reveal(ana)).isNotEqualTo(anas);
        admin.request().get("/api/v1/conflicts").then().body("items.size()", is(0));
        assertThat(job.getInt("done")).isEqualTo(others.size() + 2);
    }

    @Test
    void publishesItsEnd() {
        people(3);

        UUID job = jobs.run("everybody", false).getUUID("id");

        TestRecord finished = Credentials.ofJob(identity.organisation, job);
        assertThat(finished.is("bulk-job-finished")).isTrue();
        assertThat(finished.data().path("outcome").asText()).isEqualTo("finished");
        assertThat(finished.data().path("changed").asInt()).isEqualTo(3);
    }

    @Test
    void answersWithWhereTheJobIsAndRepeatsItUnderTheSameKey() {
        String key = UUID.randomUUID().toString();
        UUID job = admin.request()
                .header("Idempotency-Key", key)
                .body(Map.of("scope", "unfit", "notify", false))
                .post(Jobs.PATH)
                .then()
                .statusCode(201)
                .header("Location", containsString(Jobs.PATH + "/"))
                .extract()
                .jsonPath()
                .getUUID("id");
        jobs.awaitState(job, "finished");

        admin.request()
                .header("Idempotency-Key", key)
                .body(Map.of("scope", "unfit", "notify", false))
                .post(Jobs.PATH)
                .then()
                .statusCode(201)
                .body("id", is(job.toString()));
    }

    private List<PersonFixture> people(int count) {
        return Stream.generate(identity::activePerson).limit(count).toList();
    }

    private Map<PersonFixture, String> codes(List<PersonFixture> people) {
        return people.stream().collect(Collectors.toMap(identity(), admin::reveal));
    }
}
