package platen.identity.suite;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.Charset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import platen.testing.TestDatabase;
import platen.testing.TestRecord;
import platen.testing.TestTopics;

/** An organisation of its own for each test, and the ways of an import. */
abstract class ImportSuite {

    @Inject
    AccessCodeStandIn accesscode;

    final TestDatabase database = TestDatabase.ofThisRun();
    final TestTopics topics = TestTopics.ofThisRun();
    Tenant tenant = new Tenant(UUID.randomUUID());
    UserEvents events = new UserEvents(topics, tenant.id());

    @BeforeEach
    void createTenant() {
        tenant = Tenant.create();
        events = new UserEvents(topics, tenant.id());
    }

    @AfterEach
    void closeTopics() {
        topics.close();
    }

    /** By the same worker, which has had its chance to go on with what it should leave alone. */
    void anotherImportIsApplied() {
        Tenant one = tenant;
        tenant = Tenant.create();
        apply(preview("User name,Display name\nana,Ana\n", UTF_8));
        tenant = one;
    }

    ValidatableResponse toggle(String id, String wish) {
        return tenant.admin().post("/api/v1/imports/" + id + "/" + wish).then();
    }

    long fence(String id) {
        return database.count("select fence from user_import where id = ?", UUID.fromString(id));
    }

    int pages(String id) {
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

    long secretsLeft(String id) {
        return database.count(
                "select count(*) from import_row where import_id = ? and num_nonnulls(access_code, cards) > 0"
                        + " and coalesce(access_code, cards)::text like '%sealed%'",
                UUID.fromString(id));
    }

    String preview(String text, Charset charset) {
        return preview("", (charset.equals(UTF_16LE) ? "\uFEFF" + text : text).getBytes(charset));
    }

    String preview(String query, byte[] file) {
        String id = send(query, file).then().statusCode(202).extract().path("id");
        await().until(() -> show(id).path("state").equals("preview"));
        return id;
    }

    String accepted(byte[] file) {
        return send("", file).then().statusCode(202).extract().path("id");
    }

    void apply(String id) {
        tenant.admin().post("/api/v1/imports/" + id + "/apply").then().statusCode(202);
        await().until(() -> show(id).path("state").equals("done"));
    }

    String result(String id) {
        return tenant.admin()
                .get("/api/v1/imports/" + id + "/result")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    Response show(String id) {
        return tenant.admin().get("/api/v1/imports/" + id);
    }

    Response send(String query, byte[] file) {
        return tenant.admin().contentType("text/csv").body(file).post("/api/v1/imports" + query);
    }

    void assertRefused(String text, int status, String type) {
        send("", text.getBytes(UTF_8)).then().statusCode(status).body("type", equalTo(type));
    }

    JsonNode of(List<TestRecord> records, UUID user) {
        return records.stream()
                .filter(record -> (tenant.id() + "|" + user).equals(record.key()))
                .findFirst()
                .orElseThrow()
                .data();
    }

    UUID userOf(List<TestRecord> created, String userName) {
        return created.stream()
                .map(TestRecord::data)
                .filter(data -> data.path("user").path("userName").asText().equals(userName))
                .map(data -> UUID.fromString(data.path("user").path("userId").asText()))
                .findFirst()
                .orElseThrow();
    }
}
