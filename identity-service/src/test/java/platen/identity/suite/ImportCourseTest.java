package platen.identity.suite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import platen.identity.imports.PruneImports;
import platen.testing.WithEngines;

/** The course of an import: refused, waiting, paused, cancelled, taken up again. */
@QuarkusTest
@WithEngines
class ImportCourseTest extends ImportSuite {

    @Inject
    PruneImports prune;

    @Test
    void decidesAnewWhenItIsApplied() {
        tenant.user("ana", "ana@school.example");
        String id =
                preview("User name,Email address,Display name\nana,ana.silva@school.example,Ana\nbea,,Bea\n", UTF_8);
        tenant.user("other", "ana.silva@school.example");

        apply(id);

        show(id).then().body("result.refused", equalTo(1)).body("result.created", equalTo(1));
        assertThat(tenant.users()).extracting(user -> user.get("userName")).containsExactly("ana", "bea", "other");
    }

    @Test
    void makesNobodyWhenItMayNot() {
        String id = preview("?create=false", "User name,Display name\nana,Ana\n".getBytes(UTF_8));

        show(id).then().body("preview.refused", equalTo(1));
        apply(id);
        assertThat(tenant.users()).isEmpty();
    }

    @Test
    void refusesFilesThatCannotBeReadToTheirEndAndKeepsNothingOfThem() {
        assertRefused("Shoe size,Hat\n1,2\n", 422, "/problems/import-header-unclear");
        assertRefused("Email,E-Mail\n1,2\n", 422, "/problems/import-header-unclear");
        send("", new byte[0]).then().statusCode(anyOf(equalTo(400), equalTo(422)));
        send("", "Email\na@x.example\n\"never closed\nb@x.example\n".getBytes(UTF_8))
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/import-malformed"))
                .body("line", equalTo(3));
        send("?delimiter=nonsense", "Email\n".getBytes(UTF_8)).then().statusCode(400);
        tenant.admin().body("{}").post("/api/v1/imports").then().statusCode(415);

        tenant.admin().get("/api/v1/imports").then().statusCode(200).body("items.size()", equalTo(0));
        assertThat(database.count("select count(*) from import_row where organisation_id = ?", tenant.id()))
                .isZero();
    }

    @Test
    void waitsForAccesscodeAndSaysSo() {
        accesscode.isAway(tenant.id());
        tenant.user("ana", "ana@school.example");
        String id = accepted("Email,Access code\nana@school.example,K7QP2M\n".getBytes(UTF_8));

        await().until(() -> "accesscode-service".equals(show(id).path("waitingFor")));
        tenant.admin().post("/api/v1/imports/" + id + "/apply").then().statusCode(409);
        send("", "Email\nb@x.example\n".getBytes(UTF_8)).then().statusCode(409);
        accesscode.isBack(tenant.id());

        await().until(() -> show(id).path("state").equals("preview"));
        assertThat(show(id).<String>path("waitingFor")).isNull();
    }

    @Test
    void isCancelledAndThenHoldsNoSecrets() {
        tenant.user("ana", "ana@school.example");
        String id = preview("Email,Access code\nana@school.example,K7QP2M\n", UTF_8);
        assertThat(secretsLeft(id)).isEqualTo(1);

        tenant.admin()
                .post("/api/v1/imports/" + id + "/cancel")
                .then()
                .statusCode(202)
                .body("state", equalTo("cancelled"));
        tenant.admin().post("/api/v1/imports/" + id + "/cancel").then().statusCode(202);

        tenant.admin().post("/api/v1/imports/" + id + "/apply").then().statusCode(409);
        assertThat(secretsLeft(id)).isZero();
    }

    @Test
    void restsWhileItIsPausedAndGoesOnWhereItWas() {
        accesscode.isAway(tenant.id());
        tenant.user("ana", "ana@school.example");
        String id = accepted("Email,Access code\nana@school.example,K7QP2M\n".getBytes(UTF_8));
        await().until(() -> "accesscode-service".equals(show(id).path("waitingFor")));

        toggle(id, "pause").statusCode(202).body("state", equalTo("paused"), "waitingFor", nullValue());
        toggle(id, "pause").statusCode(202).body("state", equalTo("paused"), "pausedAt", notNullValue());
        send("", "Email\nb@x.example\n".getBytes(UTF_8)).then().statusCode(409);
        accesscode.isBack(tenant.id());
        anotherImportIsApplied();

        show(id).then().body("state", equalTo("paused"), "checked", equalTo(0));
        toggle(id, "resume").statusCode(202).body("state", equalTo("checking"), "pausedAt", nullValue());
        await().until(() -> show(id).path("state").equals("preview"));
        toggle(id, "pause").statusCode(409).body("type", equalTo("/problems/import-not-at-work"));
        toggle(id, "resume").statusCode(409).body("type", equalTo("/problems/import-not-at-work"));
        apply(id);
        toggle(id, "pause").statusCode(409).body("type", equalTo("/problems/import-ended"));
        toggle(id, "resume").statusCode(409).body("type", equalTo("/problems/import-ended"));
        tenant.admin()
                .post("/api/v1/imports/" + UUID.randomUUID() + "/pause")
                .then()
                .statusCode(404);
    }

    @Test
    void takesTheBatchAtHandFromTheReplicaThatHasItWhenItIsPaused() {
        String id = preview("User name,Display name,Access code\na1,A,K7QP2M\na2,A,\n", UTF_8);
        database.execute(
                "update user_import set state = 'running', applied_at = now(), reached = 0, fence = fence + 1,"
                        + " lease_until = now() + interval '1 hour' where id = ?",
                UUID.fromString(id));
        long fence = fence(id);

        toggle(id, "pause").statusCode(202).body("state", equalTo("paused"));

        assertThat(fence(id)).isGreaterThan(fence);
        assertThat(database.count(
                        "select count(*) from user_import where id = ? and lease_until is null", UUID.fromString(id)))
                .isEqualTo(1);
        anotherImportIsApplied();
        show(id).then().body("state", equalTo("paused"), "applied", equalTo(0));
        toggle(id, "resume").statusCode(202);
        await().until(() -> show(id).path("state").equals("done"));
        show(id).then().body("result.created", equalTo(2));
    }

    @Test
    void isCancelledWhenItIsPausedForTooLong() {
        String id = preview("User name,Display name,Access code\na1,A,K7QP2M\n", UTF_8);
        database.execute(
                "update user_import set state = 'running', applied_at = now(), reached = 0,"
                        + " paused_at = now() - interval '6 days' where id = ?",
                UUID.fromString(id));

        prune.run().await().indefinitely();
        show(id).then().body("state", equalTo("paused"));
        assertThat(secretsLeft(id)).isEqualTo(1);
        database.execute(
                "update user_import set paused_at = now() - interval '8 days' where id = ?", UUID.fromString(id));
        prune.run().await().indefinitely();

        show(id).then().body("state", equalTo("cancelled"), "pausedAt", nullValue());
        assertThat(secretsLeft(id)).isZero();
    }

    @Test
    void isSentToWhereUsersAreAsWell() {
        tenant.user("ana", "ana@school.example");
        Response sent = tenant.admin()
                .contentType("text/csv")
                .body("User name,Display name\nbea,Bea\n")
                .post("/api/v1/users/import?create=false");

        sent.then().statusCode(202).body("create", equalTo(false));
        assertThat(sent.header("Location")).endsWith("/api/v1/imports/" + sent.path("id"));
        tenant.as("helpdesk")
                .get("/api/v1/users/export?delimiter=semicolon")
                .then()
                .statusCode(200)
                .header("Content-Disposition", "attachment; filename=\"users.csv\"")
                .body(containsString("User id;User name"), containsString(";ana;"));
        tenant.as("helpdesk").get("/api/v1/users/export?codes=true").then().statusCode(403);
        await().until(() -> show(sent.path("id")).path("state").equals("preview"));
        apply(sent.path("id"));
        tenant.admin()
                .get("/api/v1/organisation/audit")
                .then()
                .body("items.kind", contains("users-exported", "import-applied"))
                .body("items[1].importId", equalTo(sent.path("id")));
    }

    @Test
    void isTakenUpWhereAKilledReplicaLeftIt() {
        String id = preview("User name,Display name\na1,A\na2,A\na3,A\na4,A\na5,A\n", UTF_8);
        database.execute(
                "update user_import set state = 'running', applied_at = now(), reached = 0, fence = fence + 1,"
                        + " lease_until = now() + interval '1500 milliseconds' where id = ?",
                UUID.fromString(id));

        await().until(() -> show(id).path("state").equals("done"));

        events.await("user-created", 5);
        assertThat(tenant.users()).hasSize(5);
        tenant.admin()
                .post("/api/v1/imports/" + id + "/apply")
                .then()
                .statusCode(202)
                .body("state", equalTo("done"));
        assertThat(database.count(
                        "select count(*) from import_row where import_id = ? and state = 'applied'",
                        UUID.fromString(id)))
                .isEqualTo(5);
    }

    @Test
    void forgetsWhoIsDeleted() {
        UUID ana = tenant.user("ana", "ana@school.example");
        String id = preview("User name,Office,Access code\nana,ana's room,K7QP2M\n", UTF_8);

        tenant.admin()
                .header("If-Match", "*")
                .delete("/api/v1/users/" + ana)
                .then()
                .statusCode(204);

        assertThat(database.count(
                        "select count(*) from import_row where import_id = ? and (cells::text like '%ana%'"
                                + " or num_nonnulls(access_code, cards) > 0)",
                        UUID.fromString(id)))
                .isZero();
        apply(id);
        show(id).then().body("result.refused", equalTo(1));
        assertThat(tenant.users()).isEmpty();
    }

    @Test
    void hidesOtherOrganisationsImports() {
        String id = preview("User name,Display name\nana,Ana\n", UTF_8);
        Tenant theirs = Tenant.create();

        for (String path : List.of("", "/problems", "/result")) {
            theirs.admin().get("/api/v1/imports/" + id + path).then().statusCode(404);
        }
        theirs.admin().post("/api/v1/imports/" + id + "/apply").then().statusCode(404);
        theirs.admin().post("/api/v1/imports/" + id + "/cancel").then().statusCode(404);
        theirs.admin().post("/api/v1/imports/" + id + "/pause").then().statusCode(404);
        theirs.admin().post("/api/v1/imports/" + id + "/resume").then().statusCode(404);
    }
}
