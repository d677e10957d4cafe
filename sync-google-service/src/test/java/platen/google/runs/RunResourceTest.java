package platen.google.runs;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static platen.google.SyncFixture.RUNS;
import static platen.google.SyncFixture.aConnection;
import static platen.google.fake.FakeUser.named;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import platen.google.SyncFixture;
import platen.google.fake.FakeReply;
import platen.google.fake.WithFakeGoogle;
import platen.testing.TestTokens;
import platen.testing.WithEngines;

@QuarkusTest
@WithEngines
@WithFakeGoogle
class RunResourceTest {

    @Test
    void startsARunAndSaysWhereItIs() {
        var fixture = aConnection();
        fixture.workspace().put(named("Ana Silva"));

        String location = given().auth()
                .oauth2(fixture.admin())
                .noContentType()
                .post(RUNS)
                .then()
                .statusCode(202)
                .body("state", equalTo("running"))
                .body("trigger", equalTo("manual"))
                .body("dryRun", equalTo(false))
                .body("startedAt", notNullValue())
                .body("finishedAt", equalTo(null))
                .extract()
                .header("Location");

        UUID id = UUID.fromString(location.substring(location.lastIndexOf('/') + 1));
        assertThat(location).contains(RUNS);
        var end = fixture.finished(id);
        assertThat(end.getString("state")).isEqualTo("completed");
        assertThat(end.getString("finishedAt")).isNotNull();
        assertThat((Object) end.get("failure")).isNull();
    }

    @Test
    void oneRunAtATime() {
        var fixture = aConnection();
        fixture.workspace().put(named("Ana Silva"));
        var release = new CountDownLatch(1);
        fixture.workspace().misbehave("users", (request, reply) -> after(release, reply));
        UUID running = fixture.start();

        given().auth()
                .oauth2(fixture.admin())
                .contentType(ContentType.JSON)
                .body(Map.of("dryRun", true))
                .post(RUNS)
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/run-in-progress"))
                .body("runId", equalTo(running.toString()));

        release.countDown();
        assertThat(fixture.finished(running).getString("state")).isEqualTo("completed");
        fixture.sync();
    }

    @Test
    void aRepeatedRequestStartsOneRun() {
        var fixture = aConnection();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            ids.add(given().auth()
                    .oauth2(fixture.admin())
                    .header("Idempotency-Key", "again")
                    .contentType(ContentType.JSON)
                    .body(Map.of())
                    .post(RUNS)
                    .then()
                    .statusCode(202)
                    .extract()
                    .path("id"));
        }

        assertThat(ids.getFirst()).isEqualTo(ids.getLast());
        assertThat(fixture.runs()).hasSize(1);
    }

    @Test
    void withoutAConnectionThereIsNothingToRun() {
        given().auth()
                .oauth2(SyncFixture.anOrganisation().admin())
                .noContentType()
                .post(RUNS)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/no-connection"));
    }

    @Test
    void listsNewestFirstPageByPage() {
        var fixture = aConnection();
        List<String> started = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            started.addFirst(fixture.sync().getString("id"));
        }

        var first = given().auth()
                .oauth2(fixture.admin())
                .get(RUNS + "?limit=2")
                .then()
                .statusCode(200)
                .extract();
        var second = given().auth()
                .oauth2(fixture.admin())
                .get(RUNS + "?limit=2&cursor=" + first.path("next"))
                .then()
                .statusCode(200)
                .body("next", equalTo(null))
                .extract();

        List<String> listed = new ArrayList<>(first.<List<String>>path("items.id"));
        listed.addAll(second.<List<String>>path("items.id"));
        assertThat(listed).isEqualTo(started);
    }

    @Test
    void refusesWhatItDoesNotUnderstand() {
        var fixture = aConnection();
        given().auth()
                .oauth2(fixture.admin())
                .get(RUNS + "?cursor=nonsense")
                .then()
                .statusCode(400);
        given().auth().oauth2(fixture.admin()).get(RUNS + "/nonsense").then().statusCode(404);
        given().auth()
                .oauth2(fixture.admin())
                .contentType(ContentType.JSON)
                .body("{\"dryRun\": \"perhaps\"}")
                .post(RUNS)
                .then()
                .statusCode(400)
                .body("errors[0].pointer", containsString("dryRun"));
    }

    @Test
    void everyOrganisationSeesItsOwn() {
        var fixture = aConnection();
        String run = fixture.sync().getString("id");
        String stranger = TestTokens.admin(UUID.randomUUID());

        given().auth().oauth2(stranger).get(RUNS + "/" + run).then().statusCode(404);
        given().auth().oauth2(stranger).get(RUNS).then().statusCode(200).body("items.size()", equalTo(0));
    }

    @Test
    void closedToEverybodyElse() {
        UUID organisation = UUID.randomUUID();
        String some = RUNS + "/" + UUID.randomUUID();
        given().noContentType().post(RUNS).then().statusCode(401);
        given().get(RUNS).then().statusCode(401);
        given().get(some).then().statusCode(401);
        for (String token : List.of(
                TestTokens.of(organisation, "somebody", "helpdesk"),
                TestTokens.of(organisation, "somebody", "user"),
                TestTokens.operator(),
                TestTokens.service("identity"))) {
            given().auth().oauth2(token).noContentType().post(RUNS).then().statusCode(403);
            given().auth().oauth2(token).get(RUNS).then().statusCode(403);
            given().auth().oauth2(token).get(some).then().statusCode(403);
        }
        String auditor = TestTokens.of(organisation, "somebody", "auditor");
        given().auth().oauth2(auditor).noContentType().post(RUNS).then().statusCode(403);
        given().auth().oauth2(auditor).get(RUNS).then().statusCode(200);
    }

    private static FakeReply after(CountDownLatch release, FakeReply reply) {
        try {
            if (!release.await(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("Nobody released the fake");
            }
            return reply;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
