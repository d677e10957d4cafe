package platen.scim.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import platen.testing.TestDatabase;
import platen.testing.TestEvent;
import platen.testing.TestRecord;
import platen.testing.TestTopics;
import platen.testing.WithEngines;

/** What other services of this kind were reported for by those who ran them, as requests that this one must withstand. */
@QuarkusTest
@WithEngines
class TellingFailuresTest {

    private static final String ANA = """
            {
              "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"],
              "userName": "ana@school.example",
              "externalId": "E-1",
              "displayName": "Ana Silva",
              "title": "Dr",
              "active": true,
              "urn:ietf:params:scim:schemas:extension:papercut:2.0:User": {"accessCode": "7KQZ42"}
            }
            """;

    private Tenant tenant;
    private PersonEvents events;
    private String ana;

    @BeforeEach
    void createAna() {
        tenant = Tenant.create();
        events = new PersonEvents(tenant.id);
        ana = tenant.literally("POST", "/Users", ANA).ok(201).path("id").asText();
    }

    @AfterEach
    void closeEvents() {
        events.close();
    }

    /** 1. The event is what has the code and the cards stopped; the code itself stays known, for when the person is back. */
    @Test
    void aDeactivationIsDoneAndToldOf() {
        JsonNode answered = patch("{\"op\": \"Replace\", \"path\": \"active\", \"value\": \"False\"}");

        assertThat(answered.path("active").asBoolean(true)).isFalse();
        assertThat(tenant.get(ana).ok(200).path("active").asBoolean(true)).isFalse();
        JsonNode said = events.last(ana, 2);
        assertThat(said.path("active").isBoolean()).isTrue();
        assertThat(said.path("active").asBoolean(true)).isFalse();
        assertThat(said.at("/credentials/accessCode/state").asText()).isEqualTo("set");
    }

    /** 2. */
    @Test
    void addIsTakenForAnAttributeThatIsThere() {
        assertThat(patch("{\"op\": \"Add\", \"path\": \"active\", \"value\": \"False\"}")
                        .path("active")
                        .asBoolean(true))
                .isFalse();
        assertThat(events.last(ana, 2).path("active").asBoolean(true)).isFalse();
    }

    /** 3. */
    @Test
    void removingOneMemberLeavesTheOthers() {
        String bea = tenant.user("bea");
        String cem = tenant.user("cem");
        String group = tenant.group("{'displayName':'G','members':[{'value':'" + ana + "'},{'value':'" + bea
                + "'},{'value':'" + cem + "'}]}");

        patchGroup(
                group,
                "{\"op\": \"Remove\", \"path\": \"members\", \"value\": [{\"$ref\": null, \"value\": \"" + ana
                        + "\"}]}");
        assertThat(tenant.members(group)).containsExactly(bea, cem);

        patchGroup(group, "{\"op\": \"remove\", \"path\": \"members[value eq \\\"" + bea + "\\\"]\"}");
        assertThat(tenant.members(group)).containsExactly(cem);
        try (GroupEvents groups = new GroupEvents(tenant.id)) {
            assertThat(groups.await(group, 3).getLast().data().path("members"))
                    .extracting(JsonNode::asText)
                    .containsExactly(cem);
        }
    }

    /** 4. */
    @Test
    void aPersonIsFoundByExternalId() {
        JsonNode found = tenant.scim("GET", "/Users?filter=externalId+eq+%22E-1%22", null)
                .ok(200);

        assertThat(found.path("totalResults").asInt()).isEqualTo(1);
        assertThat(found.at("/Resources/0/id").asText()).isEqualTo(ana);
        assertThat(tenant.scim("GET", "/Groups?filter=externalId+eq+%22E-1%22", null)
                        .ok(200)
                        .path("totalResults")
                        .asInt())
                .isZero();
    }

    /** 5. */
    @Test
    void patchIsThereAndSaidToBe() {
        String group = tenant.group("{'displayName':'G'}");

        assertThat(tenant.scim("GET", "/ServiceProviderConfig", null)
                        .ok(200)
                        .at("/patch/supported")
                        .asBoolean())
                .isTrue();
        assertThat(patch("{\"op\": \"replace\", \"path\": \"title\", \"value\": \"Prof\"}")
                        .path("title")
                        .asText())
                .isEqualTo("Prof");
        patchGroup(group, "{\"op\": \"replace\", \"path\": \"displayName\", \"value\": \"H\"}");
        assertThat(tenant.getGroup(group).ok(200).path("displayName").asText()).isEqualTo("H");
    }

    /** 6. */
    @Test
    void aPatchWithoutAPathWorksAndItsErrorsAreScim() {
        assertThat(patch("{\"op\": \"replace\", \"value\": {\"active\": false, \"title\": \"Prof\"}}")
                        .path("active")
                        .asBoolean(true))
                .isFalse();

        for (String bad : List.of(
                "{\"op\": \"replace\", \"value\": {\"shoeSize\": 43}}",
                "{\"op\": \"replace\", \"value\": \"False\"}",
                "{\"op\": \"remove\"}",
                "{\"op\": \"replace\", \"value\":")) {
            Answer refused = tenant.literally("PATCH", "/Users/" + ana, body(bad));
            refused.isScimError(400, refused.json().path("scimType").asText());
            assertThat(refused.json().path("scimType").asText()).isNotEmpty();
        }
    }

    /** 7. */
    @Test
    void aFilterIsNeverIgnored() {
        tenant.group("{'displayName':'Teachers'}");
        tenant.group("{'displayName':'Pupils'}");

        JsonNode one = tenant.scim("GET", "/Groups?filter=displayName+eq+%22Pupils%22", null)
                .ok(200);

        assertThat(one.path("Resources").findValuesAsText("displayName")).containsExactly("Pupils");
        assertThat(tenant.scim("GET", "/Groups?filter=displayName+eq+%22Nobody%22", null)
                        .ok(200)
                        .path("Resources"))
                .isEmpty();
        for (String unreadable : List.of("", "+", "displayName", "shoeSize+eq+43", "displayName+eq+%22Pupils%22+xor")) {
            tenant.scim("GET", "/Groups?filter=" + unreadable, null).isScimError(400, "invalidFilter");
            tenant.scim("GET", "/Users?filter=" + unreadable, null).isScimError(400, "invalidFilter");
        }
    }

    /** 8. All of one moment, and rows that move in the table meanwhile. */
    @Test
    void pagesLoseAndDoubleNobody() {
        TestDatabase.ofThisRun().execute("""
                insert into scim_user (organisation_id, scim_user_id, link_id, version, user_name_key, attributes,
                    access_code_state, card_state, created_at, changed_at)
                select ?, id, id, 1, id::text, jsonb_build_object('userName', id::text), 'unmanaged', 'unmanaged', now(), now()
                  from (select gen_random_uuid() as id from generate_series(1, 120)) many""", tenant.id);
        List<String> walked = new ArrayList<>();

        for (int start = 1; start <= 121; start += 25) {
            JsonNode page = tenant.scim("GET", "/Users?count=25&startIndex=" + start, null)
                    .ok(200);
            page.path("Resources").forEach(user -> walked.add(user.path("id").asText()));
            TestDatabase.ofThisRun()
                    .execute(
                            "update scim_user set changed_at = now() where organisation_id = ? and random() < 0.3",
                            tenant.id);
        }

        assertThat(walked).hasSize(121).doesNotHaveDuplicates();
    }

    /** 9. */
    @Test
    void theTotalIsThatOfAllPages() {
        tenant.user("bea");
        tenant.user("cem");

        JsonNode page = tenant.scim("GET", "/Users?startIndex=1&count=2", null).ok(200);

        assertThat(page.path("totalResults").asInt()).isEqualTo(3);
        assertThat(page.path("itemsPerPage").asInt()).isEqualTo(2);
        assertThat(page.path("Resources")).hasSize(2);
        assertThat(tenant.scim("GET", "/Users?count=1&filter=userName+sw+%22%22", null)
                        .ok(200)
                        .path("totalResults")
                        .asInt())
                .isEqualTo(3);
    }

    /** 10. Nobody of the suite has answered to this person yet, and she is active all the same. */
    @Test
    void whoIsNewIsActiveAtOnceAndStaysSoByPut() {
        String read = tenant.get(ana).text();

        JsonNode put = tenant.literally("PUT", "/Users/" + ana, read).ok(200);

        assertThat(put.path("active").isBoolean()).isTrue();
        assertThat(put.path("active").asBoolean(false)).isTrue();
        assertThat(put.at("/meta/version").asText()).isEqualTo("W/\"1\"");
        assertThat(tenant.literally("POST", "/Users", "{\"userName\": \"silent\"}")
                        .ok(201)
                        .path("active")
                        .asBoolean(false))
                .isTrue();
    }

    /** 11. */
    @ParameterizedTest
    @ValueSource(strings = {"emails", "phoneNumbers"})
    void aValueThatIsNotThereYetIsMade(String list) {
        JsonNode user = patch(
                "{\"op\": \"Replace\", \"path\": \"" + list + "[type eq \\\"work\\\"].value\", \"value\": \"a@x\"}");

        assertThat(user.path(list).toString()).isEqualTo("[{\"type\":\"work\",\"value\":\"a@x\"}]");
    }

    /** 12. */
    @Test
    void aPatchThatChangesNothingSucceeds() {
        for (String nothing : List.of(
                "{\"op\": \"Replace\", \"path\": \"active\", \"value\": \"True\"}",
                "{\"op\": \"remove\", \"path\": \"nickName\"}",
                "{\"op\": \"remove\", \"path\": \"emails[type eq \\\"work\\\"]\"}",
                "")) {
            assertThat(patch(nothing).at("/meta/version").asText()).isEqualTo("W/\"1\"");
        }
        assertThat(events.await(ana, 1)).hasSize(1);
    }

    /** 13. */
    @Test
    void aPostThatIsSentAgainIsRefusedAndWipesNothing() {
        String before = tenant.get(ana).text();

        tenant.literally("POST", "/Users", ANA).isScimError(409, "uniqueness");
        tenant.literally("POST", "/Users", "{\"userName\": \"ANA@school.example\", \"externalId\": \"E-1\"}")
                .isScimError(409, "uniqueness");

        assertThat(tenant.get(ana).text()).isEqualTo(before);
        assertThat(tenant.scim("GET", "/Users?filter=userName+eq+%22ana%40school.example%22", null)
                        .ok(200)
                        .at("/Resources/0/id")
                        .asText())
                .isEqualTo(ana);
        patch("{\"op\": \"Replace\", \"path\": \"title\", \"value\": \"Prof\"}");
        assertThat(events.open(events.last(ana, 2), "accessCode", "access-code"))
                .isEqualTo("7KQZ42");
    }

    /** 14. The suite has people of other sources, and other organisations have theirs. */
    @Test
    void nobodyIsListedWhoWasNotPushedHere() {
        Tenant other = Tenant.create();
        String theirs = other.user("bea");
        String googles = UUID.randomUUID().toString();
        UUID user = UUID.randomUUID();
        linked(user, 1, "google", googles);
        linked(user, 2, "scim", ana);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> TestDatabase.ofThisRun()
                                .count("select count(*) from linked_user where organisation_id = ?", tenant.id)
                        == 1);

        JsonNode all = tenant.scim("GET", "/Users", null).ok(200);

        assertThat(all.path("totalResults").asInt()).isEqualTo(1);
        for (String stranger : List.of(theirs, googles)) {
            tenant.patch(stranger, "{'op':'Replace','path':'active','value':'False'}")
                    .isScimError(404, "");
            tenant.delete(stranger).isScimError(404, "");
        }
        assertThat(other.get(theirs).ok(200).path("active").asBoolean(false)).isTrue();
    }

    private void linked(UUID user, long sequence, String source, String externalId) {
        TestTopics.ofThisRun()
                .publish(
                        "identity.user",
                        TestEvent.example("identity.user", "person-linked")
                                .organisation(tenant.id)
                                .key(user.toString())
                                .sequence(sequence)
                                .data("userId", user.toString())
                                .data("source", source)
                                .data("externalId", externalId));
    }

    /** 15. */
    @Test
    void aRenameAndAReturnKeepThePerson() {
        patch("{\"op\": \"Replace\", \"path\": \"userName\", \"value\": \"ana.costa@school.example\"}");

        assertThat(tenant.total("userName eq \"ana@school.example\"")).isZero();
        assertThat(tenant.total("userName eq \"ana.costa@school.example\"")).isEqualTo(1);
        assertThat(events.last(ana, 2).path("userName").asText()).isEqualTo("ana.costa@school.example");
        String namesake = tenant.user("ana@school.example");
        assertThat(events.last(namesake, 1).path("externalId").asText()).isEqualTo(namesake);

        tenant.delete(ana).ok(204);
        tenant.literally("POST", "/Users", ANA.replace("ana@school", "a.costa@school"))
                .ok(201);

        List<TestRecord> said = events.await(ana, 4);
        assertThat(said.get(2).is("person-removed")).isTrue();
        assertThat(said.get(3).data().path("userName").asText()).isEqualTo("a.costa@school.example");
        assertThat(said.get(3).data().path("externalId").asText()).isEqualTo(ana);
    }

    private JsonNode patch(String operation) {
        return tenant.literally("PATCH", "/Users/" + ana, body(operation)).ok(200);
    }

    private void patchGroup(String group, String operation) {
        tenant.literally("PATCH", "/Groups/" + group, body(operation)).ok(204);
    }

    private static String body(String operation) {
        return """
                {"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"], "Operations": [%s]}
                """.formatted(operation);
    }
}
