package platen.identity.suite;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import platen.identity.imports.PruneImports;
import platen.testing.TestDatabase;
import platen.testing.TestRecord;
import platen.testing.TestTopics;
import platen.testing.WithEngines;
import platen.testing.contracts.ContractChecks;

/** People by file, as an administrator sends them. */
@QuarkusTest
@WithEngines
class ImportsTest {

    @Inject
    AccessCodeStandIn accesscode;

    @Inject
    PruneImports prune;

    private final TestDatabase database = TestDatabase.ofThisRun();
    private final TestTopics topics = TestTopics.ofThisRun();
    private final ContractChecks contracts = ContractChecks.ofRepository();
    private Tenant tenant = new Tenant(UUID.randomUUID());
    private UserEvents events = new UserEvents(topics, tenant.id());

    @BeforeEach
    void createTenant() {
        tenant = Tenant.create();
        events = new UserEvents(topics, tenant.id());
    }

    @AfterEach
    void closeTopics() {
        topics.close();
    }

    @Test
    void makesChangesAndLeavesPeopleAlone() {
        UUID ana = tenant.user("ana", "ana@school.example");
        UUID bea = tenant.user("bea", "bea@school.example");
        tenant.patch(bea, Map.of("office", "12")).then().statusCode(200);

        String id = preview(
                "Abteilung;Benutzername;Anzeigename;E-Mail-Adresse;Büro\r\n"
                        + "\"Kunst; Werken\";ANA;Ana Silva;ana.silva@school.example;\r\n"
                        + ";bea;bea;bea@school.example;12\r\n"
                        + "Chor;carl;\"Carl \"\"C\"\" Müller\";carl@school.example;'=7\r\n",
                Charset.forName("windows-1252"));

        show(id).then()
                .body("encoding", equalTo("windows-1252"))
                .body("delimiter", equalTo(";"))
                .body("rows", equalTo(3))
                .body("preview.created", equalTo(1))
                .body("preview.changed", equalTo(1))
                .body("preview.unchanged", equalTo(1))
                .body("preview.refused", equalTo(0));
        assertThat(tenant.users()).hasSize(2);

        apply(id);

        assertThat(tenant.users())
                .extracting(user -> user.get("userName"), user -> user.get("department"), user -> user.get("office"))
                .containsExactly(
                        tuple("ANA", "Kunst; Werken", null), tuple("bea", null, "12"), tuple("carl", "Chor", "=7"));
        assertThat(tenant.show(ana).<String>path("email")).isEqualTo("ana.silva@school.example");
        events.awaitAbout(ana, "user-created", "user-updated");
        assertThat(events.about(bea)).doesNotContain("credentials-imported");
        assertThat(result(id)).contains("2,changed," + ana + ",ANA").contains("3,unchanged," + bea);
    }

    @Test
    void setsAndClearsCodesAndCardsByEmailAlone() {
        UUID ana = tenant.user("ana", "ana@school.example");
        UUID bea = tenant.user("bea", "bea@school.example");

        String id = preview(
                "Email address,Access code,Card numbers\nana@school.example,K7QP2M,04A1B2C3 | 04FFEE\nbea@school.example,,\n",
                UTF_8);
        show(id).then()
                .body("preview.unchanged", equalTo(2))
                .body("preview.codesSet", equalTo(1))
                .body("preview.codesCleared", equalTo(1))
                .body("preview.cardsSet", equalTo(1))
                .body("preview.cardsCleared", equalTo(1));
        apply(id);

        List<TestRecord> imported = events.await("credentials-imported", 2);
        assertThat(imported).allSatisfy(record -> contracts.assertValid(String.valueOf(record.value())));
        JsonNode ofAna = of(imported, ana);
        assertThat(ofAna.path("importId").asText()).isEqualTo(id);
        assertThat(ofAna.path("notify").asBoolean()).isTrue();
        JsonNode set = ofAna.path("credentials");
        assertThat(accesscode.open(
                        tenant.id(),
                        ofAna.path("observation"),
                        "access-code",
                        set.path("accessCode").path("sealed")))
                .isEqualTo("K7QP2M");
        assertThat(accesscode.open(
                        tenant.id(),
                        ofAna.path("observation"),
                        "card",
                        set.path("cards").path("sealed").path(1)))
                .isEqualTo("04FFEE");
        assertThat(of(imported, bea)
                        .path("credentials")
                        .path("accessCode")
                        .path("state")
                        .asText())
                .isEqualTo("cleared");
        assertThat(of(imported, bea)
                        .path("credentials")
                        .path("cards")
                        .path("state")
                        .asText())
                .isEqualTo("cleared");
    }

    @Test
    void leavesAloneWhatHasNoColumnAndTellsTheFirstCodeWithThePerson() {
        String id = preview(
                "User name\tDisplay name\tAccess code\tCards\ndora\tDora\tQX4T9B\t04A1B2C3\nemil\tEmil\t\t\n",
                UTF_16LE);
        apply(id);

        List<TestRecord> created = events.await("user-created", 2);
        assertThat(created).allSatisfy(record -> contracts.assertValid(String.valueOf(record.value())));
        UUID dora = userOf(created, "dora");
        JsonNode data = of(created, dora);
        assertThat(accesscode.open(
                        tenant.id(),
                        data.path("observation"),
                        "access-code",
                        data.path("credentials").path("accessCode").path("sealed")))
                .isEqualTo("QX4T9B");
        assertThat(of(created, userOf(created, "emil")).path("credentials").isEmpty())
                .isTrue();
        JsonNode cards = of(List.of(events.await("credentials-imported")), dora).path("credentials");
        assertThat(cards.has("accessCode")).isFalse();
        assertThat(cards.path("cards").path("sealed")).hasSize(1);
    }

    @Test
    void tellsEveryProblemByLineAndDoesTheRest() {
        tenant.user("ana", "ana@school.example");
        tenant.user("bea", "bea@school.example");

        String id = preview(
                "User name,Email address,Display name,Shoe size,Access code\n"
                        + "ana,bea@school.example,Ana,38,\n"
                        + "carl,no-email,Carl,,\n"
                        + ",,Nobody,,\n"
                        + "dora,,Dora,,AB\n"
                        + "emil,,Emil,,TAKEN1\n"
                        + "fred,,Fred,,Q4RT7X\n"
                        + "FRED,,Fred,,\n"
                        + "gina,,Gina,,q4-rt-7x\n"
                        + "hans,,Hans\n"
                        + "ida,,Ida,,CLOSE1\n",
                UTF_8);

        List<Map<String, Object>> problems = tenant.admin()
                .get("/api/v1/imports/" + id + "/problems?limit=200")
                .then()
                .statusCode(200)
                .extract()
                .path("items");
        assertThat(problems)
                .extracting(problem -> problem.get("line") + " " + problem.get("cell") + " " + problem.get("kind"))
                .containsExactly(
                        "1 4 unknown-column",
                        "2 null keys-disagree",
                        "3 2 invalid-value",
                        "4 null no-key",
                        "5 5 code-refused",
                        "6 5 code-taken",
                        "8 1 repeated-person",
                        "9 5 repeated-value",
                        "10 null cell-count",
                        "11 5 close-code");
        show(id).then().body("preview.refused", equalTo(8)).body("preview.created", equalTo(2));
        assertThat(pages(id)).isEqualTo(problems.size());
        assertThat(secretsLeft(id)).as("only those to be applied are kept").isEqualTo(2);

        apply(id);

        assertThat(tenant.users())
                .extracting(user -> user.get("userName"))
                .containsExactly("ana", "bea", "fred", "ida");
        assertThat(secretsLeft(id)).isZero();
        assertThat(result(id))
                .contains("6,refused,,emil,,Somebody else has this code.")
                .doesNotContain("TAKEN1");
    }

    /** More rows than a batch has, and the ends of the ring and of the chain far from each other. */
    @Test
    void handsCodesAndCardsOnInRingsAndChains() {
        List<UUID> people = IntStream.range(0, 8)
                .mapToObj(number -> tenant.user("u" + number, "u" + number + "@school.example"))
                .toList();
        IntStream.range(0, 8).forEach(number -> accesscode.holds(people.get(number), held(number)));
        accesscode.holds(people.get(0), card());

        String id = preview(
                "User name,Display name,Access code,Cards\n"
                        + ("u0,U," + held(5) + ",\n")
                        + ("u1,U," + held(2) + ",\n")
                        + ("new,N," + held(3) + ",\n")
                        + ("u4,U,KEEP44,\n")
                        + ("u2,U," + held(1) + ",\n")
                        + ("u5,U," + held(6) + "," + card() + "\n")
                        + ("u3,U,,\n")
                        + ("u6,U," + held(0) + ",\n")
                        + ("late,L," + held(7) + ",\n"),
                UTF_8);

        assertThat(problems(id)).containsExactly("10 3 code-taken");
        show(id).then()
                .body("preview.refused", equalTo(1), "preview.created", equalTo(1), "preview.codesSet", equalTo(7));
        apply(id);

        show(id).then()
                .body("result.refused", equalTo(1), "result.created", equalTo(1), "applied", equalTo(9))
                .body("result.codesSet", equalTo(7), "result.codesCleared", equalTo(1));
        List<TestRecord> imported = events.await("credentials-imported", 7);
        assertThat(imported).allSatisfy(record -> contracts.assertValid(String.valueOf(record.value())));
        assertThat(handedOver(of(imported, people.get(0)))).isEqualTo("[\"access-code\"]");
        assertThat(handedOver(of(imported, people.get(5)))).isEqualTo("[\"access-code\",\"card\"]");
        assertThat(of(imported, people.get(4)).has("handedOver")).isFalse();
        assertThat(of(imported, people.get(3)).has("handedOver")).isFalse();
        List<TestRecord> created = events.await("user-created", 9);
        assertThat(created).allSatisfy(record -> contracts.assertValid(String.valueOf(record.value())));
        assertThat(handedOver(of(created, userOf(created, "new")))).isEqualTo("[\"access-code\"]");
    }

    @Test
    void refusesWhoeverDependsOnARowThatIsRefusedInThePreviewOrLater() {
        List<UUID> people = IntStream.range(0, 6)
                .mapToObj(number -> tenant.user("u" + number, "u" + number + "@school.example"))
                .toList();
        IntStream.range(0, 6).forEach(number -> accesscode.holds(people.get(number), held(number)));

        String id = preview(
                "User name,Email address,Display name,Access code\n"
                        + ("u0,u0@school.example,U," + held(1) + "\n")
                        + ("u1,u1@school.example,U," + held(2) + "\n")
                        + "u2,no-email,U,FREE22\n"
                        + ("u3,u3@school.example,U," + held(4) + "\n")
                        + ("u4,other@school.example,U," + held(5) + "\n")
                        + ("u5,u5@school.example,U," + held(3) + "\n"),
                UTF_8);
        assertThat(problems(id)).containsExactly("2 4 code-taken", "3 4 code-taken", "4 2 invalid-value");
        tenant.user("other", "other@school.example");

        apply(id);

        show(id).then().body("result.refused", equalTo(6), "applied", equalTo(6));
        assertThat(problems(id))
                .contains("5 4 code-taken", "6 null keys-disagree", "7 4 code-taken")
                .hasSize(6);
        assertThat(secretsLeft(id)).isZero();
        people.forEach(person -> assertThat(events.about(person)).doesNotContain("credentials-imported"));
    }

    /** A code of its own for each test's people. */
    private String held(int number) {
        return "H" + tenant.id().toString().substring(0, 6).toUpperCase(Locale.ROOT) + number;
    }

    private String card() {
        return "04" + tenant.id().toString().substring(0, 8).toUpperCase(Locale.ROOT);
    }

    private List<String> problems(String id) {
        List<Map<String, Object>> items = tenant.admin()
                .get("/api/v1/imports/" + id + "/problems?limit=200")
                .then()
                .statusCode(200)
                .extract()
                .path("items");
        return items.stream()
                .map(problem -> problem.get("line") + " " + problem.get("cell") + " " + problem.get("kind"))
                .toList();
    }

    private static String handedOver(JsonNode data) {
        return data.path("handedOver").toString();
    }

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

    /** By the same worker, which has had its chance to go on with what it should leave alone. */
    private void anotherImportIsApplied() {
        Tenant one = tenant;
        tenant = Tenant.create();
        apply(preview("User name,Display name\nana,Ana\n", UTF_8));
        tenant = one;
    }

    private ValidatableResponse toggle(String id, String wish) {
        return tenant.admin().post("/api/v1/imports/" + id + "/" + wish).then();
    }

    private long fence(String id) {
        return database.count("select fence from user_import where id = ?", UUID.fromString(id));
    }

    private int pages(String id) {
        int found = 0;
        String cursor = "";
        while (cursor != null) {
            Response page = tenant.admin().get("/api/v1/imports/" + id + "/problems?limit=3" + cursor);
            found += page.<List<?>>path("items").size();
            String next = page.path("next");
            cursor = next == null ? null : "&cursor=" + next;
        }
        return found;
    }

    private long secretsLeft(String id) {
        return database.count(
                "select count(*) from import_row where import_id = ? and num_nonnulls(access_code, cards) > 0"
                        + " and coalesce(access_code, cards)::text like '%sealed%'",
                UUID.fromString(id));
    }

    private String preview(String text, Charset charset) {
        return preview("", (charset.equals(UTF_16LE) ? "\uFEFF" + text : text).getBytes(charset));
    }

    private String preview(String query, byte[] file) {
        String id = send(query, file).then().statusCode(202).extract().path("id");
        await().until(() -> show(id).path("state").equals("preview"));
        return id;
    }

    private String accepted(byte[] file) {
        return send("", file).then().statusCode(202).extract().path("id");
    }

    private void apply(String id) {
        tenant.admin().post("/api/v1/imports/" + id + "/apply").then().statusCode(202);
        await().until(() -> show(id).path("state").equals("done"));
    }

    private String result(String id) {
        return tenant.admin()
                .get("/api/v1/imports/" + id + "/result")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private Response show(String id) {
        return tenant.admin().get("/api/v1/imports/" + id);
    }

    private Response send(String query, byte[] file) {
        return tenant.admin().contentType("text/csv").body(file).post("/api/v1/imports" + query);
    }

    private void assertRefused(String text, int status, String type) {
        send("", text.getBytes(UTF_8)).then().statusCode(status).body("type", equalTo(type));
    }

    private JsonNode of(List<TestRecord> records, UUID user) {
        return records.stream()
                .filter(record -> (tenant.id() + "|" + user).equals(record.key()))
                .findFirst()
                .orElseThrow()
                .data();
    }

    private UUID userOf(List<TestRecord> created, String userName) {
        return created.stream()
                .map(TestRecord::data)
                .filter(data -> data.path("user").path("userName").asText().equals(userName))
                .map(data -> UUID.fromString(data.path("user").path("userId").asText()))
                .findFirst()
                .orElseThrow();
    }
}
