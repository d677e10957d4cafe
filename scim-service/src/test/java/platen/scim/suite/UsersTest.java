package platen.scim.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import platen.testing.TestDatabase;
import platen.testing.WithEngines;

/** What holds for users whoever pushes them. */
@QuarkusTest
@WithEngines
class UsersTest {

    private Tenant tenant;
    private PersonEvents events;

    @BeforeEach
    void createTenant() {
        tenant = Tenant.create();
        events = new PersonEvents(tenant.id);
    }

    @AfterEach
    void closeEvents() {
        events.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'userName':'ANA@x','externalId':'other'}",
                "{'userName':'other','externalId':'e1'}",
                "{'userName':'other','<PC>':{'accessCode':'7kqz-42'}}",
                "{'userName':'other','<PC>':{'accessCard':'04a25b11'}}",
            })
    void refusesToShareWhatIsUnique(String body) {
        tenant.post("{'userName':'ana@x','externalId':'e1','<PC>':{'accessCode':'7KQZ42','accessCard':'04:A2:5B:11'}}")
                .ok(201);
        String other = tenant.user("bea");

        tenant.post(body).isScimError(409, "uniqueness");
        tenant.put(other, body).isScimError(409, "uniqueness");

        assertThat(tenant.get(other).ok(200).path("userName").asText()).isEqualTo("bea");
        assertThat(events.await(other, 1)).hasSize(1);
        assertThat(tenant.scim("GET", "/Users", null)
                        .ok(200)
                        .path("totalResults")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void tellsTwoExternalIdsApartByCase() {
        tenant.post("{'userName':'ana','externalId':'E1'}").ok(201);
        tenant.post("{'userName':'bea','externalId':'e1'}").ok(201);

        assertThat(tenant.find("externalId eq \"e1\"")
                        .ok(200)
                        .at("/Resources/0/userName")
                        .asText())
                .isEqualTo("bea");
    }

    @Test
    void createsOnePersonHoweverManyRequestsComeAtOnce() {
        List<Answer> answers = Parallel.run(
                12, number -> tenant.post("{'userName':'ana','externalId':'e1','displayName':'" + number + "'}"));

        List<Answer> created =
                answers.stream().filter(answer -> answer.status() == 201).toList();
        assertThat(created).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() != 201))
                .allSatisfy(answer -> answer.isScimError(409, "uniqueness"));
        assertThat(events.await(created.getFirst().id(), 1)).hasSize(1);
        assertThat(TestDatabase.ofThisRun()
                        .count("select count(*) from scim_user where organisation_id = ?", tenant.id))
                .isEqualTo(1);
    }

    @Test
    void bringsADeletedPersonBackOnceHoweverManyRequestsComeAtOnce() {
        String first = tenant.post("{'userName':'ana','externalId':'e1'}")
                .ok(201)
                .path("id")
                .asText();
        tenant.delete(first).ok(204);

        List<Integer> statuses = Parallel.run(
                8,
                number -> tenant.post("{'userName':'ana-" + number + "','externalId':'e1'}")
                        .status());

        assertThat(statuses).containsOnlyOnce(201).contains(409);
        assertThat(events.await(first, 3)).hasSize(3);
    }

    @Test
    void losesNoChangeOfManyAtOnce() {
        String id = tenant.user("ana");

        List<Integer> statuses = Parallel.run(
                16,
                number -> tenant.patch(
                                id,
                                "{'op':'add','path':'phoneNumbers','value':[{'type':'t" + number + "','value':'"
                                        + number + "'}]}")
                        .status());

        assertThat(statuses).containsOnly(200);
        Answer answer = tenant.get(id);
        assertThat(answer.ok(200).path("phoneNumbers")).hasSize(16);
        assertThat(answer.eTag()).isEqualTo("W/\"17\"");
        assertThat(events.await(id, 17))
                .extracting(record -> record.json().path("sequence").asInt())
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void appliesAllOperationsOrNone() {
        String id = tenant.user("ana");

        tenant.patch(
                        id,
                        "{'op':'replace','path':'displayName','value':'A'},{'op':'replace','path':'active','value':false},"
                                + "{'op':'replace','path':'shoeSize','value':'43'}")
                .isScimError(400, "invalidPath");

        assertThat(tenant.get(id).ok(200).has("displayName")).isFalse();
        assertThat(tenant.get(id).ok(200).path("active").asBoolean()).isTrue();
        assertThat(events.await(id, 1)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op':'replace','path':'displayName','value':'A'}",
                "{'op':'Replace','path':'active','value':'True'}",
                "{'op':'add','path':'emails','value':[{'value':'a@x'}]}",
                "{'op':'replace','path':'<PC>:accessCode','value':'7KQZ42'}",
                "{'op':'remove','path':'title'}",
                "{'op':'replace','value':{'schemas':['<CORE>']}}",
                "",
            })
    void tellsNobodyOfAChangeThatIsNone(String operation) {
        String id = tenant.post(
                        "{'userName':'ana','displayName':'A','emails':[{'value':'a@x'}],'<PC>':{'accessCode':'7KQZ42'}}")
                .ok(201)
                .path("id")
                .asText();

        Answer answer = tenant.patch(id, operation);

        assertThat(answer.ok(200).at("/meta/version").asText()).isEqualTo("W/\"1\"");
        // What follows on the same key comes right behind the first.
        tenant.patch(id, "{'op':'replace','path':'nickName','value':'N'}").ok(200);
        assertThat(events.await(id, 2))
                .extracting(record -> record.json().path("sequence").asInt())
                .containsExactly(1, 2);
    }

    @Test
    void offersVersionsAndHonoursThem() {
        String id = tenant.user("ana");
        assertThat(tenant.get(id).eTag()).isEqualTo("W/\"1\"");

        String body = Tenant.patchBody("{'op':'replace','path':'nickName','value':'N'}");
        assertThat(tenant.scim("PATCH", "/Users/" + id, body, "If-Match", "W/\"1\"")
                        .eTag())
                .isEqualTo("W/\"2\"");
        tenant.scim("PATCH", "/Users/" + id, body, "If-Match", "W/\"1\"").isScimError(412, "");
        tenant.scim("PUT", "/Users/" + id, "{'userName':'b'}", "If-Match", "W/\"1\"")
                .isScimError(412, "");
        tenant.scim("DELETE", "/Users/" + id, null, "If-Match", "W/\"1\"").isScimError(412, "");

        tenant.scim("PUT", "/Users/" + id, "{'userName':'b'}", "If-Match", "*").ok(200);
        tenant.scim("DELETE", "/Users/" + id, null, "If-Match", "W/\"3\"").ok(204);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ABC | at least 4",
                "ABCDEFGHJK2 | at most 10",
                "٤٢٤٢٤٢ | letters A to Z",
                "AB_42 | letters A to Z",
            })
    void refusesACodeThatBreaksTheRulesAndSaysWhich(String code, String rule) {
        String id = tenant.user("ana");

        Answer posted = tenant.post("{'userName':'bea','<PC>':{'accessCode':'" + code + "'}}");
        Answer patched = tenant.patch(
                id,
                "{'op':'replace','path':'displayName','value':'A'},{'op':'add','path':'<PC>:accessCode','value':'"
                        + code + "'}");

        for (Answer answer : List.of(posted, patched)) {
            assertThat(answer.isScimError(400, "invalidValue")
                            .json()
                            .path("detail")
                            .asText())
                    .contains("accessCode")
                    .contains(rule)
                    .doesNotContain(code);
        }
        assertThat(tenant.total("userName eq \"bea\"")).isZero();
        assertThat(tenant.get(id).ok(200).has("displayName")).isFalse();
    }

    @Test
    void tellsWhatWasNeverSaidFromWhatWasCleared() {
        String id = tenant.user("ana");
        assertThat(events.last(id, 1).path("credentials")).isEmpty();

        tenant.patch(id, "{'op':'add','path':'<PC>:accessCode','value':'7KQZ42'}")
                .ok(200);
        JsonNode set = events.last(id, 2);
        assertThat(set.path("credentials")).hasSize(1);
        assertThat(events.open(set, "accessCode", "access-code")).isEqualTo("7KQZ42");

        tenant.patch(id, "{'op':'replace','path':'<PC>:accessCode','value':null}")
                .ok(200);
        JsonNode cleared = events.last(id, 3);
        assertThat(cleared.path("credentials")).hasSize(1);
        assertThat(cleared.at("/credentials/accessCode/state").asText()).isEqualTo("cleared");

        tenant.patch(id, "{'op':'replace','path':'displayName','value':'A'}").ok(200);
        assertThat(events.last(id, 4).path("credentials")).isEqualTo(cleared.path("credentials"));

        tenant.patch(id, "{'op':'replace','path':'<PC>','value':{'accessCode':'999KQZ','accessCard':'04A25B11'}}")
                .ok(200);
        assertThat(events.open(events.last(id, 5), "accessCode", "access-code")).isEqualTo("999KQZ");
        assertThat(events.open(events.last(id, 5), "card", "card")).isEqualTo("04A25B11");
    }

    @Test
    void freesACodeThatIsCleared() {
        String ana = tenant.post("{'userName':'ana','<PC>':{'accessCode':'7KQZ42'}}")
                .ok(201)
                .path("id")
                .asText();
        String bea = tenant.user("bea");
        String take = "{'op':'add','path':'<PC>:accessCode','value':'7KQZ42'}";
        tenant.patch(bea, take).isScimError(409, "uniqueness");

        tenant.patch(ana, "{'op':'remove','path':'<PC>:accessCode'}").ok(200);

        tenant.patch(bea, take).ok(200);
    }

    @Test
    void pagesWithTheTrueTotal() {
        for (int number = 0; number < 5; number++) {
            tenant.user("user-" + number);
        }

        JsonNode last = tenant.scim("GET", "/Users?startIndex=5&count=3", null).ok(200);
        JsonNode beyond =
                tenant.scim("GET", "/Users?startIndex=6&count=3", null).ok(200);
        JsonNode none = tenant.scim("GET", "/Users?count=0", null).ok(200);
        JsonNode negative =
                tenant.scim("GET", "/Users?startIndex=-3&count=-1", null).ok(200);
        JsonNode many =
                tenant.scim("GET", "/Users?startIndex=0&count=100000", null).ok(200);

        assertThat(last.path("Resources")).hasSize(1);
        assertThat(beyond.path("Resources")).isEmpty();
        assertThat(none.path("Resources")).isEmpty();
        assertThat(negative.path("startIndex").asInt()).isEqualTo(1);
        assertThat(many.path("Resources")).hasSize(5);
        assertThat(List.of(last, beyond, none, negative, many))
                .allSatisfy(
                        page -> assertThat(page.path("totalResults").asInt()).isEqualTo(5));
        tenant.scim("GET", "/Users?startIndex=one", null).isScimError(400, "invalidValue");
    }

    @Test
    void givesAtMostAPage() {
        TestDatabase.ofThisRun().execute("""
                insert into scim_user (organisation_id, scim_user_id, link_id, version, user_name_key, attributes,
                    access_code_state, card_state, created_at, changed_at)
                select ?, id, id, 1, id::text, jsonb_build_object('userName', id::text), 'unmanaged', 'unmanaged', now(), now()
                  from (select gen_random_uuid() as id from generate_series(1, 450)) many""", tenant.id);

        List<String> walked = new ArrayList<>();
        for (int start = 1; start <= 450; start += 200) {
            JsonNode page = tenant.scim("GET", "/Users?count=1000&startIndex=" + start, null)
                    .ok(200);
            assertThat(page.path("totalResults").asInt()).isEqualTo(450);
            walked.addAll(page.path("Resources").findValuesAsText("userName"));
        }

        assertThat(walked).hasSize(450).doesNotHaveDuplicates();
        assertThat(tenant.scim("GET", "/Users", null).ok(200).path("Resources")).hasSize(100);
    }

    @Test
    void wantsTheSameEmailToFulfilBothConditions() {
        tenant.post("{'userName':'ana','emails':[{'type':'work','value':'a@x'},{'type':'home','value':'b@x'}]}")
                .ok(201);

        assertThat(tenant.total("emails[type eq \"work\"].value eq \"b@x\"")).isZero();
        assertThat(tenant.total("emails[type eq \"home\"].value eq \"B@x\"")).isEqualTo(1);
        assertThat(tenant.total("emails.value eq \"b@x\"")).isEqualTo(1);
        assertThat(tenant.total("userName eq \"ana\" and emails.value eq \"a@x\""))
                .isEqualTo(1);
        assertThat(tenant.total("userName eq \"bea\" and emails.value eq \"a@x\""))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shoeSize eq \"43\"",
                "active co \"a\"",
                "userName",
                "",
                "accessCode eq \"7KQZ42\"",
                "userName eq \"a\u0000b\""
            })
    void refusesAFilterItCannotAnswer(String filter) {
        tenant.find(filter).isScimError(400, "invalidFilter");
    }

    @Test
    void boundsFilters() {
        String longName = URLEncoder.encode("userName eq \"" + "ä".repeat(600) + "\"", StandardCharsets.UTF_8);
        tenant.scim("GET", "/Users?filter=" + longName, null).ok(200);
        tenant.find("userName eq \"" + "a".repeat(4_200) + "\"").isScimError(400, "invalidFilter");
        tenant.find("(".repeat(20) + "userName eq \"a\"" + ")".repeat(20)).isScimError(400, "invalidFilter");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'userName':''}",
                "{'userName':'ana','active':'maybe'}",
                "{'userName':'ana','name':'Ana'}",
                "{'userName':'ana\\u0000'}"
            })
    void refusesAUserThatMakesNoSense(String body) {
        String id = tenant.user("bea");

        tenant.post(body).isScimError(400, "invalidValue");
        tenant.put(id, body).isScimError(400, "invalidValue");
    }

    @Test
    void neverGivesACodeBack() {
        Answer created = tenant.post("{'userName':'ana','<PC>':{'accessCode':'7KQZ42'}}");
        String id = created.ok(201).path("id").asText();

        for (Answer answer : List.of(
                created,
                tenant.get(id),
                tenant.find("userName eq \"ana\""),
                tenant.patch(id, "{'op':'replace','path':'<PC>:accessCode','value':'K7P2M9'}"),
                tenant.put(id, "{'userName':'ana','<PC>':{'accessCode':'M9K7P2'}}"))) {
            assertThat(answer.text())
                    .doesNotContain("7KQZ42")
                    .doesNotContain("K7P2M9")
                    .doesNotContain("M9K7P2");
        }
    }
}
