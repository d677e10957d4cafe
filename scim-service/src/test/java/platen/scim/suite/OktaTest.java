package platen.scim.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import platen.testing.TestDatabase;
import platen.testing.TestRecord;
import platen.testing.WithEngines;

/** Okta's requests as it sends them, and those of OneLogin and JumpCloud where they differ. */
@QuarkusTest
@WithEngines
class OktaTest {

    private static final String CREATE = """
            {'schemas':['<CORE>'],'userName':'ana@school.example',
             'name':{'givenName':'Ana','familyName':'Silva'},
             'emails':[{'primary':true,'value':'ana@school.example','type':'work'}],
             'displayName':'Ana Silva','locale':'pt-PT','externalId':'00ujl29u0le5T6Aj10h7',
             'groups':[],'password':'1mz050nq-Secret','active':true}
            """;

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

    @Test
    void looksUpThenCreatesAndGetsTheWholeUserBack() {
        JsonNode before = tenant.scim(
                        "GET", "/Users?filter=userName%20eq%20%22ana%40school.example%22&startIndex=1&count=100", null)
                .ok(200);
        assertThat(before.path("totalResults").asInt()).isZero();

        JsonNode created = tenant.post(CREATE).ok(201);

        assertThat(created.path("externalId").asText()).isEqualTo("00ujl29u0le5T6Aj10h7");
        assertThat(created.at("/name/familyName").asText()).isEqualTo("Silva");
        assertThat(created.has("password")).isFalse();
        assertThat(events.last(created.path("id").asText(), 1).path("locale").asText())
                .isEqualTo("pt-PT");
        assertThat(TestDatabase.ofThisRun().dump()).noneMatch(value -> value.contains("1mz050nq-Secret"));
    }

    @Test
    void leavesCodesAloneWhenItPutsTheWholeUserItKnows() {
        String id = tenant.post(CREATE).ok(201).path("id").asText();
        tenant.patch(
                        id,
                        "{'op':'add','path':'<PC>:accessCode','value':'7KQZ42'},{'op':'add','path':'<PC>:accessCard','value':'04A25B11'}")
                .ok(200);
        ObjectNode whole = tenant.get(id).ok(200).deepCopy();
        whole.remove(Tenant.PAPERCUT);
        whole.putArray("schemas").add(Tenant.CORE);
        whole.put("displayName", "Ana S.").put("active", false);

        Answer put = tenant.put(id, whole.toString());

        assertThat(put.ok(200).path("active").asBoolean(true)).isFalse();
        assertThat(put.json().path(Tenant.PAPERCUT).path("accessCard").asText()).isEqualTo("04A25B11");
        JsonNode said = events.last(id, 3);
        assertThat(said.path("displayName").asText()).isEqualTo("Ana S.");
        assertThat(events.open(said, "accessCode", "access-code")).isEqualTo("7KQZ42");
        assertThat(events.open(said, "card", "card")).isEqualTo("04A25B11");
    }

    @Test
    void clearsACodeOnlyWhenAPutSaysSo() {
        String id = tenant.post("{'userName':'ana','<PC>':{'accessCode':'7KQZ42','accessCard':'04A25B11'}}")
                .ok(201)
                .path("id")
                .asText();

        tenant.put(id, "{'userName':'ana','<PC>':{'accessCode':null}}").ok(200);

        JsonNode said = events.last(id, 2);
        assertThat(said.at("/credentials/accessCode/state").asText()).isEqualTo("cleared");
        assertThat(said.at("/credentials/accessCode").has("sealed")).isFalse();
        assertThat(said.at("/credentials/card/state").asText()).isEqualTo("set");
    }

    @Test
    void putsWhatItReadWithoutChangingAnything() {
        String id = tenant.post(
                        "{'userName':'ana','displayName':'A','<PC>':{'accessCode':'7KQZ42','accessCard':'04A2 5B11'}}")
                .ok(201)
                .path("id")
                .asText();
        Answer read = tenant.get(id);

        Answer put = tenant.put(id, read.text());

        assertThat(put.ok(200)).isEqualTo(read.json());
        assertThat(put.eTag()).isEqualTo("W/\"1\"");
        assertThat(events.await(id, 1)).hasSize(1);
    }

    @Test
    void replacesWhatAPutLeavesOut() {
        String id = tenant.post(CREATE).ok(201).path("id").asText();
        tenant.patch(id, "{'op':'replace','path':'active','value':false}").ok(200);

        JsonNode put = tenant.put(id, "{'userName':'ana@school.example','id':'" + id + "'}")
                .ok(200);

        assertThat(put.has("displayName")).isFalse();
        assertThat(put.has("emails")).isFalse();
        // Who was disabled is not enabled by silence.
        assertThat(put.path("active").asBoolean(true)).isFalse();
        assertThat(events.last(id, 3).path("displayName").asText()).isEqualTo("ana@school.example");
    }

    @Test
    void patchesCatalogueAppsWithoutAPath() {
        String id = tenant.post(CREATE).ok(201).path("id").asText();

        tenant.patch(id, "{'op':'replace','value':{'active':false}}").ok(200);
        tenant.patch(id, "{'op':'replace','value':{'password':'another-Secret'}}")
                .ok(200);

        assertThat(events.last(id, 2).path("active").asBoolean(true)).isFalse();
        assertThat(tenant.get(id).eTag()).isEqualTo("W/\"2\"");
    }

    @Test
    void importsEverybodyInOneOrder() {
        for (int number = 0; number < 7; number++) {
            tenant.user("user-" + number);
        }

        List<String> walked = new ArrayList<>();
        for (int start = 1; start <= 7; start += 3) {
            JsonNode page = tenant.scim("GET", "/Users?startIndex=" + start + "&count=3", null)
                    .ok(200);
            assertThat(page.path("totalResults").asInt()).isEqualTo(7);
            assertThat(page.path("startIndex").asInt()).isEqualTo(start);
            assertThat(page.path("itemsPerPage").asInt())
                    .isEqualTo(page.path("Resources").size());
            page.path("Resources")
                    .forEach(user -> walked.add(user.path("userName").asText()));
        }

        assertThat(walked).containsExactly("user-0", "user-1", "user-2", "user-3", "user-4", "user-5", "user-6");
    }

    @Test
    void takesWhatOneLoginsTemplatesMake() {
        JsonNode user = tenant.scim(
                        "POST", "/Users", """
                        {'schemas':['<CORE>','<PC>'],'id':null,'userName':'ana','active':'true','displayName':'Ana',
                         'emails':[{'value':'ana@x','type':'work','primary':'true'}],'<PC>':{'accessCode':427001}}
                        """, "Content-Type", "application/json", "Accept", "application/json")
                .ok(201);

        assertThat(user.path("active").isBoolean()).isTrue();
        assertThat(user.at("/emails/0/primary").isBoolean()).isTrue();
        JsonNode said = events.last(user.path("id").asText(), 1);
        assertThat(events.open(said, "accessCode", "access-code")).isEqualTo("427001");
    }

    @Test
    void letsJumpCloudCreateAndDeleteItsTestUser() {
        String id = tenant.user("jumpcloud-test-user");

        tenant.delete(id).ok(204);

        List<TestRecord> said = events.await(id, 2);
        assertThat(said.get(0).is("person-observed")).isTrue();
        assertThat(said.get(1).is("person-removed")).isTrue();
        tenant.user("jumpcloud-test-user");
    }
}
