package platen.identity.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import platen.identity.domain.SearchKey;
import platen.identity.domain.SearchWords;
import platen.testing.TestDatabase;
import platen.testing.TestTopics;
import platen.testing.WithEngines;

@QuarkusTest
@WithEngines
class UsersTest {

    private final TestTopics topics = TestTopics.ofThisRun();
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
    void createsAUserWithoutCredentials() {
        var answer = tenant.admin()
                .body(Map.of(
                        "userName", "ana.silva",
                        "displayName", "Ana Silva",
                        "email", "ana.silva@school.example",
                        "locale", "pt-br",
                        "department", "Arts"))
                .post("/api/v1/users")
                .then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("locale", equalTo("pt-BR"))
                .body("office", nullValue())
                .body("state", equalTo("active"))
                .body("groups", empty())
                .body("sources", empty())
                .body("createdAt", notNullValue())
                .extract();
        String id = answer.path("id");

        assertThat(answer.header("Location")).endsWith("/api/v1/users/" + id);
        var created = events.await("user-created");
        assertThat(created.key()).isEqualTo(tenant.id() + "|" + id);
        assertThat(created.data().path("credentials").isEmpty()).isTrue();
        assertThat(created.data().path("observation").isNull()).isTrue();
        tenant.show(UUID.fromString(id)).then().statusCode(200).header("ETag", "\"1\"");
    }

    @Test
    void givesAUserWithoutALocaleTheOrganisations() {
        Tenant german = Tenant.create(Map.of("locale", "de"));

        german.show(german.user("ana", "ana@school.example")).then().body("locale", equalTo("de"));
    }

    @Test
    void createsOnceForARepeatedRequest() {
        String key = UUID.randomUUID().toString();

        String first = createWith(key, "ana");
        String second = createWith(key, "ana");

        assertThat(second).isEqualTo(first);
        tenant.admin()
                .header("Idempotency-Key", key)
                .body(Map.of("userName", "bea", "displayName", "Bea"))
                .post("/api/v1/users")
                .then()
                .statusCode(422);
        assertThat(tenant.users()).hasSize(1);
    }

    @Test
    void keepsNoIdempotencyKeyOfARefusedRequest() {
        String key = UUID.randomUUID().toString();
        UUID first = tenant.user("ana", "ana@school.example");
        tenant.admin()
                .header("Idempotency-Key", key)
                .body(Map.of("userName", "ANA", "displayName", "Ana"))
                .post("/api/v1/users")
                .then()
                .statusCode(409);
        tenant.admin()
                .header("If-Match", "*")
                .delete("/api/v1/users/" + first)
                .then()
                .statusCode(204);

        assertThat(createWith(key, "ANA")).isNotEqualTo(first.toString());
    }

    private String createWith(String key, String userName) {
        return tenant.admin()
                .header("Idempotency-Key", key)
                .body(Map.of("userName", userName, "displayName", "Ana"))
                .post("/api/v1/users")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    @ParameterizedTest
    @CsvSource({
        "ANA.Silva, other@school.example, /problems/user-name-taken",
        "other, Ana.Silva@SCHOOL.example, /problems/email-taken"
    })
    void letsNobodyHaveSomebodyElsesNames(String userName, String email, String problem) {
        tenant.user("ana.silva", "ana.silva@school.example");

        tenant.admin()
                .body(Map.of("userName", userName, "displayName", "Other", "email", email))
                .post("/api/v1/users")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo(problem));
        UUID bea = tenant.user("bea", "bea@school.example");
        tenant.patch(bea, Map.of("userName", "Ana.silva")).then().statusCode(409);
        tenant.patch(bea, Map.of("email", "ana.Silva@school.example")).then().statusCode(409);
        tenant.patch(bea, Map.of("userName", "BEA", "email", "BEA@school.example"))
                .then()
                .statusCode(200);
        Tenant.create().user("ana.silva", "ana.silva@school.example");
    }

    @Test
    void namesEveryFlaw() {
        tenant.admin()
                .body(Map.of(
                        "userName",
                        "ana\r\nX: y",
                        "displayName",
                        "",
                        "email",
                        "a@b\r\nBcc: c@d",
                        "locale",
                        "xx_yy",
                        "office",
                        "o".repeat(300)))
                .post("/api/v1/users")
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/invalid-request"))
                .body(
                        "errors.pointer",
                        containsInAnyOrder("/userName", "/displayName", "/email", "/locale", "/office"));
        tenant.admin().body("{\"userName\": 7}").post("/api/v1/users").then().statusCode(400);
        tenant.admin().body("[]").post("/api/v1/users").then().statusCode(400);
        tenant.admin().body("{").post("/api/v1/users").then().statusCode(400);
    }

    @Test
    void changesDeactivatesAndReactivates() {
        UUID ana = tenant.user("ana", "ana@school.example");

        tenant.admin()
                .contentType("application/merge-patch+json")
                .header("If-Match", "\"1\"")
                .body("{\"displayName\": \"Ana Silva\", \"email\": null}")
                .patch("/api/v1/users/" + ana)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("displayName", equalTo("Ana Silva"))
                .body("userName", equalTo("ana"))
                .body("email", nullValue());
        tenant.patch(ana, Map.of("state", "inactive")).then().statusCode(200).body("state", equalTo("inactive"));
        tenant.patch(ana, Map.of("state", "inactive")).then().statusCode(200).header("ETag", "\"3\"");
        tenant.patch(ana, Map.of("state", "active")).then().statusCode(200).body("state", equalTo("active"));

        events.awaitAbout(ana, "user-created", "user-updated", "user-deactivated", "user-reactivated");
    }

    @Test
    void refusesAChangeOfAnotherVersionOrOfWhatCannotChange() {
        UUID ana = tenant.user("ana", "ana@school.example");
        String path = "/api/v1/users/" + ana;

        tenant.admin()
                .header("If-Match", "\"7\"")
                .body(Map.of("office", "1"))
                .patch(path)
                .then()
                .statusCode(412);
        tenant.admin().header("If-Match", "\"7\"").delete(path).then().statusCode(412);
        tenant.admin().body(Map.of("office", "1")).patch(path).then().statusCode(428);
        tenant.admin().delete(path).then().statusCode(428);
        tenant.patch(
                        ana,
                        Map.of(
                                "id",
                                "x",
                                "groups",
                                List.of(),
                                "state",
                                "gone",
                                "office",
                                7,
                                "aliases",
                                List.of(7),
                                "internal",
                                "yes"))
                .then()
                .statusCode(400)
                .body(
                        "errors.pointer",
                        containsInAnyOrder("/id", "/groups", "/state", "/office", "/aliases", "/internal"));
        tenant.patch(UUID.randomUUID(), Map.of("office", "1")).then().statusCode(404);
    }

    @Test
    void leavesNothingPersonalOfADeletedUser() {
        UUID ana = tenant.user("ana.deleted", "ana.deleted@school.example");

        tenant.admin()
                .header("If-Match", "\"1\"")
                .delete("/api/v1/users/" + ana)
                .then()
                .statusCode(204);

        tenant.show(ana).then().statusCode(404);
        tenant.admin()
                .header("If-Match", "*")
                .delete("/api/v1/users/" + ana)
                .then()
                .statusCode(404);
        assertThat(tenant.users()).isEmpty();
        events.awaitAbout(ana, "user-created", "user-deleted");
        var database = TestDatabase.ofThisRun();
        assertThat(database.rows("select t::text from user_account t where user_id = ?", ana)
                        .toString())
                .contains("deleted")
                .doesNotContain("ana", "school");
        tenant.user("ana.deleted", "ana.deleted@school.example");
    }

    @Test
    void findsPeopleByWhatIsKnownOfThem() {
        UUID ana = tenant.user("ana.silva", "ana.silva@school.example");
        UUID bea = tenant.user("bea", "b.costa@school.example");
        UUID carl = tenant.user("carl", "carl@school.example");
        tenant.patch(ana, Map.of("aliases", List.of("Asilva"), "displayName", "Ana Silva"));
        tenant.patch(bea, Map.of("state", "inactive", "displayName", "Änne Costa", "department", "Straße & Arts"));
        tenant.patch(carl, Map.of("displayName", "Carl (Costa) O'Neill", "department", "Science"));

        found("email", "ANA.silva@school.EXAMPLE", "ana.silva");
        found("userName", "BEA", "bea");
        found("alias", "ASILVA", "ana.silva");
        found("department", "STRASSE & arts", "bea");
        found("state", "inactive", "bea");
        found("state", "active", "ana.silva", "carl");
        found("q", "b.cos", "bea");
        found("q", "än", "bea");
        found("q", "CAR", "carl");
        found("q", "silva", "ana.silva");
        found("q", "asil", "ana.silva");
        found("q", "costa", "bea", "carl");
        found("q", "cos neill", "carl");
        found("q", "school exam", "ana.silva", "bea", "carl");
        found("q", "%", new String[0]);
        found("q", " .- ", new String[0]);
        tenant.admin()
                .queryParams(Map.of("q", "costa", "state", "active", "department", "science"))
                .get("/api/v1/users")
                .then()
                .body("items.userName", contains("carl"));
        tenant.admin().queryParam("state", "gone").get("/api/v1/users").then().statusCode(400);
        tenant.admin().queryParam("q", "a\0").get("/api/v1/users").then().statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ana.Silva@school.example", "O'Neill (\"Bob\") a/b\\c,d;e:_+-", "Änne-Straße", "李 雷", "--"})
    void splitsNamesAsItSplitsWhatIsLookedFor(String name) {
        assertThat(TestDatabase.ofThisRun().rows("select user_words(?) as word", SearchKey.of(name)).stream()
                        .map(row -> String.valueOf(row.get("word"))))
                .containsExactlyInAnyOrderElementsOf(SearchWords.of(name));
    }

    @Test
    void givesAPersonAliasesThatNobodyElseHasAsAName() {
        UUID ana = tenant.user("ana.silva", "ana.silva@school.example");
        UUID bea = tenant.user("bea", "bea@school.example");

        tenant.patch(ana, Map.of("aliases", List.of("silva", "ASILVA")))
                .then()
                .statusCode(200)
                .body("aliases", contains("ASILVA", "silva"));

        var told = events.await("user-updated").data().path("user").path("aliases");
        assertThat(told).extracting(JsonNode::asText).containsExactly("ASILVA", "silva");
        for (Map<String, ?> taken : List.of(
                Map.of("aliases", List.of("other", "aSilva")),
                Map.of("aliases", List.of("ANA.silva")),
                Map.of("userName", "asilva"))) {
            tenant.patch(bea, taken).then().statusCode(409);
        }
        tenant.patch(bea, Map.of("aliases", List.of("b\nb")))
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/aliases/0"));
        tenant.patch(ana, Map.of("aliases", List.of())).then().statusCode(200).body("aliases", empty());
        tenant.patch(bea, Map.of("aliases", List.of("asilva"))).then().statusCode(200);
        found("alias", "asilva", "bea");
    }

    @Test
    void deletesAtTheEndOfTheRetentionIfTheAdministratorWishes() {
        UUID ana = tenant.user("ana", "ana@school.example");

        for (int times = 0; times < 2; times++) {
            tenant.admin()
                    .header("If-Match", "*")
                    .delete("/api/v1/users/" + ana + "?retain=true")
                    .then()
                    .statusCode(204);
        }

        tenant.show(ana).then().body("state", equalTo("inactive")).body("deleteAfter", notNullValue());
        found("state", "removed", "ana");
        tenant.patch(ana, Map.of("state", "active"))
                .then()
                .statusCode(200)
                .body("id", equalTo(ana.toString()))
                .body("deleteAfter", nullValue());
        events.awaitAbout(ana, "user-created", "user-deactivated", "user-reactivated");
    }

    private void found(String parameter, String value, String... userNames) {
        tenant.admin()
                .queryParam(parameter, value)
                .get("/api/v1/users")
                .then()
                .statusCode(200)
                .body("items.userName", userNames.length == 0 ? empty() : contains(userNames));
    }

    @Test
    void listsInTheOrderOfUserNamesPageByPage() {
        for (String name : List.of("dora", "Ana", "carl", "bea", "emil")) {
            tenant.user(name, name + "@school.example");
        }

        var first = tenant.admin()
                .get("/api/v1/users?limit=3")
                .then()
                .statusCode(200)
                .extract();
        var second = tenant.admin()
                .queryParam("limit", 3)
                .queryParam("cursor", first.<String>path("next"))
                .get("/api/v1/users")
                .then()
                .statusCode(200)
                .body("next", nullValue())
                .extract();

        assertThat(first.<List<String>>path("items.userName")).containsExactly("Ana", "bea", "carl");
        assertThat(second.<List<String>>path("items.userName")).containsExactly("dora", "emil");
    }
}
