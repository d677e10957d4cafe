package platen.accesscode.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static platen.accesscode.suite.PersonFixture.GOOGLE;
import static platen.accesscode.suite.PersonFixture.NOTHING;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import platen.testing.TestDatabase;
import platen.testing.TestRecord;
import platen.testing.WithEngines;

/** What is on record, who finds it, and in which form. */
@QuarkusTest
@WithEngines
class AuditTest {

    private static final String AUDIT = "/api/v1/audit";
    private static final String EXPORT = "/api/v1/audit/export";

    private final IdentityFixture identity = IdentityFixture.knownOrganisation();
    private final Admin admin = Admin.of(identity);

    @Test
    void saysFromWhereARequestCameAndWhatItChanged() {
        PersonFixture ana = identity.activePerson();

        admin.request()
                .header("If-Match", "*")
                .header("X-Forwarded-For", "203.0.113.9")
                .body(Map.of("code", "QX7WJ4KP"))
                .put("/api/v1/users/{id}/access-code", ana.id)
                .then()
                .statusCode(200);

        audit(Map.of("user", ana.id))
                .body(
                        "items[1].action", is("access-code-issued"),
                        "items[1].channel", is("admin-api"),
                        // Nobody has said that there is a proxy, so what claims to be one is not believed.
                        "items[1].address", is("127.0.0.1"),
                        "items[1].oldValue", is("••••••"),
                        "items[1].newValue", is("••••••••"));
    }

    @Test
    void saysWhichSourceActed() {
        PersonFixture ana = identity.activePerson();

        ana.observe(GOOGLE, true, "QX7WJ4KP", "C0FFEE5577AA");

        audit(Map.of("user", ana.id, "from", "1970-01-01T00:00:00Z"))
                .body("items.action", contains("access-code-issued", "access-code-issued", "card-registered"))
                .body("items.channel", everyItem(is("source")))
                .body("items.actor", everyItem(is("source:google")))
                .body("items.address", everyItem(nullValue()))
                .body("items[2].newValue", is("••••77AA"));
    }

    @Test
    void saysWhichSettingsOfThePolicyChanged() {
        admin.policy("numeric", 8, 0.001).statusCode(200);

        audit(Map.of("action", "policy-changed"))
                .body(
                        "items[0].oldValue", is("format=alphanumeric, minLength=6"),
                        "items[0].newValue", is("format=numeric, minLength=8"),
                        "items[0].version", is(2));
    }

    @Test
    void isFoundByPersonActorActionAndTime() {
        PersonFixture ana = identity.activePerson();
        PersonFixture bob = identity.activePerson();
        admin.reveal(ana);
        admin.reveal(bob);
        JsonPath all = audit(Map.of()).extract().jsonPath();
        String actor = all.getString("items.find { it.action == 'access-code-revealed' }.actor");
        List<String> moments = all.getList("items.at");

        audit(Map.of("user", bob.id)).body("items", hasSize(2)).body("items.userId", everyItem(is(bob.id.toString())));
        audit(Map.of("actor", actor)).body("items.action", contains("access-code-revealed", "access-code-revealed"));
        audit(Map.of("action", "access-code-revealed", "user", ana.id)).body("items", hasSize(1));
        audit(Map.of("from", moments.get(1), "until", moments.get(3))).body("items.at", is(moments.subList(1, 3)));
        audit(Map.of("from", "2026-01-31T08:00:00+02:00", "until", "2026-01-31T06:00:00Z"))
                .body("items", hasSize(0));
    }

    @ParameterizedTest
    @CsvSource({"action, access-code-shouted", "from, yesterday", "until, 2026-13-01T00:00:00Z"})
    void isNotSearchedForNonsense(String parameter, String value) {
        admin.request()
                .queryParam(parameter, value)
                .get(AUDIT)
                .then()
                .statusCode(400)
                .body("errors[0].parameter", is(parameter));
        admin.request().queryParam(parameter, value).get(EXPORT).then().statusCode(400);
    }

    @Test
    void isReadPageByPageEvenWhereMomentsAreTheSame() {
        Instant moment = Instant.now().truncatedTo(ChronoUnit.MICROS);
        IntStream.range(0, 5).forEach(number -> write(identity.organisation, moment, "reader " + number, 1));

        List<String> actors = new ArrayList<>();
        String cursor = null;
        do {
            var request = admin.request().queryParam("limit", 2);
            JsonPath page = (cursor == null ? request : request.queryParam("cursor", cursor))
                    .get(AUDIT)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            actors.addAll(page.getList("items.actor"));
            cursor = page.getString("next");
        } while (cursor != null);

        assertThat(actors).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void isExportedAsLinesOfJsonAndThatIsOnRecordToo() {
        write(IdentityFixture.knownOrganisation().organisation, Instant.now(), "a stranger", 1);
        Instant moment = Instant.now().minusSeconds(60);
        write(identity.organisation, moment, "x", 1_300);

        var answer = admin.request().get(EXPORT).then().statusCode(200);

        assertThat(answer.extract().contentType()).startsWith("application/x-ndjson");
        List<String> lines = answer.extract().asString().lines().toList();
        assertThat(lines).hasSize(1_300).doesNotHaveDuplicates();
        List<JsonNode> records = lines.stream().map(Answers::json).toList();
        assertThat(records).extracting(line -> line.path("at").asText()).isSorted();
        assertThat(records).allMatch(line -> line.path("actor").asText().equals("x"));
        audit(Map.of("action", "audit-exported")).body("items", hasSize(1)).body("items[0].channel", is("admin-api"));
    }

    @Test
    void hasOneRecordForEveryChange() {
        PersonFixture ana = identity.person();
        PersonFixture bob = identity.person();
        ana.create("QX7WJ4KP", "C0FFEE5577AA");
        bob.create("QX7WJ4KP", NOTHING); // it is Ana's
        admin.set(bob, "ZT9VMQ3H").statusCode(200);
        admin.generate(ana).statusCode(200);
        ana.observe("1234");
        ana.deactivate();
        ana.reactivate();
        bob.deactivate();
        admin.remove(ana).statusCode(200);
        ana.delete();

        List<String> recorded =
                audit(Map.of("limit", 200)).extract().jsonPath().<Map<String, Object>>getList("items").stream()
                        .map(AuditTest::change)
                        .toList();

        List<String> published = new ArrayList<>();
        Credentials.of(ana, 11).forEach(event -> published.add(change(event)));
        Credentials.of(bob, 4).forEach(event -> published.add(change(event)));
        assertThat(recorded).containsExactlyInAnyOrderElementsOf(published);
    }

    /** What changed whose credential, as the audit has it. */
    private static String change(Map<String, Object> record) {
        String action = String.valueOf(record.get("action")).replace("card-stopped", "card-removed");
        Object version = record.get("version");
        return record.get("userId") + " " + action + (version == null ? "" : " " + version);
    }

    /** The same, as the rest of the suite hears of it. */
    private static String change(TestRecord event) {
        String user = event.data().path("userId").asText();
        String version =
                event.data().has("version") ? " " + event.data().path("version").asText() : "";
        boolean comesBack = event.data().path("reason").asText().equals("user-deactivated");
        String name = event.type().replace("platen.accesscode.", "").replace(".v1", "");
        return user + " " + (comesBack ? "access-code-reserved" : name) + version;
    }

    @Test
    void isKeptForAYearUnlessTheOrganisationSaysOtherwise() {
        retention().statusCode(200).header("ETag", "\"0\"").body("days", is(365));

        keepFor(90, "\"0\"").statusCode(200).header("ETag", "\"1\"").body("days", is(90));

        keepFor(60, "\"0\"").statusCode(412);
        keepFor(29, "*").statusCode(400).body("errors.pointer", hasItem("/days"));
        keepFor(3_651, "*").statusCode(400);
        admin.request()
                .body(Map.of("days", 60))
                .put("/api/v1/audit/retention")
                .then()
                .statusCode(428);
        retention().body("days", is(90));
        audit(Map.of("action", "audit-retention-changed"))
                .body("items", hasSize(1))
                .body("items[0].oldValue", is("365 days"), "items[0].newValue", is("90 days"));
        Admin.of(IdentityFixture.knownOrganisation())
                .request()
                .get("/api/v1/audit/retention")
                .then()
                .body("days", is(365));
    }

    @Test
    void ofAnotherOrganisationIsNotShownNorExported() {
        PersonFixture ana = identity.activePerson();
        Admin stranger = Admin.of(IdentityFixture.knownOrganisation());

        stranger.request().queryParam("user", ana.id).get(AUDIT).then().body("items", hasSize(0));
        assertThat(stranger.request().get(EXPORT).then().extract().asString()).doesNotContain(ana.id.toString());
        admin.request().get(AUDIT).then().body("items.userId", not(hasItem(nullValue())));
    }

    private ValidatableResponse audit(Map<String, ?> query) {
        return admin.request().queryParams(query).get(AUDIT).then().statusCode(200);
    }

    private ValidatableResponse retention() {
        return admin.request().get("/api/v1/audit/retention").then();
    }

    private ValidatableResponse keepFor(int days, String ifMatch) {
        return admin.request()
                .header("If-Match", ifMatch)
                .body(Map.of("days", days))
                .put("/api/v1/audit/retention")
                .then();
    }

    /** Pairs of records, a millisecond between them. */
    private static void write(UUID organisation, Instant from, String actor, int count) {
        TestDatabase.ofThisRun()
                .execute(
                        "insert into audit (organisation_id, id, at, actor, action)"
                                + " select ?, gen_random_uuid(), ?::timestamptz + number / 2 * interval '1 millisecond',"
                                + " ?, 'access-code-revealed' from generate_series(0, ? - 1) number",
                        organisation,
                        from.toString(),
                        actor,
                        count);
    }
}
