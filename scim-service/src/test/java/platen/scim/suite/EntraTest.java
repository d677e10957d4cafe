package platen.scim.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import platen.testing.WithEngines;

/** Entra ID's requests as it sends them. */
@QuarkusTest
@WithEngines
class EntraTest {

    private static final String CREATE = """
            {'schemas':['<CORE>','<ENT>'],
             'externalId':'0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef',
             'userName':'Ana.Silva@school.example',
             'active':true,
             'addresses':null,
             'displayName':'Ana Silva',
             'emails':[{'primary':true,'type':'work','value':'Ana.Silva@school.example'}],
             'meta':{'resourceType':'User'},
             'name':{'formatted':'Ana Silva','familyName':'Silva','givenName':'Ana'},
             'roles':[],
             'title':null,
             '<ENT>':{'employeeNumber':'4711','department':'Arts','manager':null}}
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
    void testsTheConnectionWithAUserNobodyHas() {
        JsonNode list = tenant.scim("GET", "/Users?filter=userName+eq+%22" + UUID.randomUUID() + "%22", null)
                .ok(200);

        assertThat(list.path("schemas").path(0).asText())
                .isEqualTo("urn:ietf:params:scim:api:messages:2.0:ListResponse");
        assertThat(list.path("totalResults").isIntegralNumber()).isTrue();
        assertThat(list.path("totalResults").asInt()).isZero();
        assertThat(list.path("itemsPerPage").asInt()).isZero();
        assertThat(list.path("startIndex").asInt()).isEqualTo(1);
        assertThat(list.path("Resources").isArray()).isTrue();
    }

    @Test
    void createsAPersonAndFindsIt() {
        Answer created = tenant.post(CREATE);

        JsonNode user = created.ok(201);
        assertThat(user.path("id").asText()).isNotEmpty();
        assertThat(user.path("schemas")).extracting(JsonNode::asText).containsExactly(Tenant.CORE, Tenant.ENTERPRISE);
        assertThat(user.path("userName").asText()).isEqualTo("Ana.Silva@school.example");
        assertThat(user.path("active").isBoolean()).isTrue();
        assertThat(user.has("roles")).isFalse();
        assertThat(user.has("title")).isFalse();
        assertThat(user.path(Tenant.ENTERPRISE).path("employeeNumber").asText()).isEqualTo("4711");
        assertThat(user.at("/meta/location").asText())
                .isEqualTo(Http.root() + tenant.base() + "/Users/" + created.id());
        assertThat(created.headers().firstValue("Location").orElse(""))
                .isEqualTo(user.at("/meta/location").asText());
        for (String filter : new String[] {
            "filter=userName+eq+%22ana.silva%40school.example%22",
            "filter=userName%20eq%20%22Ana.Silva%40school.example%22",
            "filter=externalId+eq+%220a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef%22",
            "filter=emails%5Btype+eq+%22work%22%5D.value+eq+%22ana.silva%40school.example%22",
            "filter=emails[type%20eq%20%22work%22].value%20eq%20%22ana.silva@school.example%22"
                    .replace("[", "%5B")
                    .replace("]", "%5D"),
        }) {
            JsonNode found = tenant.scim("GET", "/Users?" + filter, null).ok(200);
            assertThat(found.path("totalResults").asInt()).as(filter).isEqualTo(1);
            assertThat(found.at("/Resources/0")).isEqualTo(user);
        }
        JsonNode said = events.last(created.id(), 1);
        assertThat(said.path("displayName").asText()).isEqualTo("Ana Silva");
        assertThat(said.path("department").asText()).isEqualTo("Arts");
        assertThat(said.path("email").asText()).isEqualTo("Ana.Silva@school.example");
        assertThat(said.path("credentials")).isEmpty();
    }

    @Test
    void sendsATimedOutCreateAgainAndMatches() {
        String id = tenant.post(CREATE).ok(201).path("id").asText();

        tenant.post(CREATE).isScimError(409, "uniqueness");

        assertThat(tenant.find("externalId eq \"0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef\"")
                        .ok(200)
                        .at("/Resources/0/id")
                        .asText())
                .isEqualTo(id);
        assertThat(events.await(id, 1)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op':'Replace','path':'active','value':'False'}",
                "{'op':'Add','path':'active','value':'False'}",
                "{'op':'Replace','path':'active','value':false}",
                "{'op':'Add','value':{'active':'False'}}",
                "{'op':'replace','value':{'active':false}}",
                "{'op':'replace','value':{'active':false,'name.givenName':'Anna','<ENT>:department':'Music'}}",
            })
    void disablesAPersonInAnyOfItsWays(String operation) {
        String id = tenant.post(CREATE).ok(201).path("id").asText();

        Answer answer = tenant.patch(id, operation);

        assertThat(answer.ok(200).path("active").asBoolean(true)).isFalse();
        assertThat(events.last(id, 2).path("active").asBoolean(true)).isFalse();
        assertThat(tenant.get(id).ok(200).path("active").asBoolean(true)).isFalse();
        assertThat(tenant.total("userName eq \"ana.silva@school.example\"")).isEqualTo(1);
        tenant.patch(id, "{'op':'Replace','path':'active','value':'True'}").ok(200);
        assertThat(events.last(id, 3).path("active").asBoolean(false)).isTrue();
    }

    @Test
    void changesOneAttributePerOperation() {
        String id = tenant.post(CREATE).ok(201).path("id").asText();

        JsonNode user = tenant.patch(id, """
                        {'op':'Replace','path':'displayName','value':'Ana S. Silva'},
                        {'op':'Add','path':'emails[type eq "work"].value','value':'ana@school.example'},
                        {'op':'Add','path':'phoneNumbers[type eq "mobile"].value','value':'+351 1'},
                        {'op':'Add','path':'<ENT>:manager','value':'boss-1'},
                        {'op':'Remove','path':'name.givenName'}
                        """).ok(200);

        assertThat(user.path("displayName").asText()).isEqualTo("Ana S. Silva");
        assertThat(user.path("emails")).hasSize(1);
        assertThat(user.at("/emails/0/value").asText()).isEqualTo("ana@school.example");
        assertThat(user.at("/emails/0/primary").asBoolean()).isTrue();
        assertThat(user.at("/phoneNumbers/0/type").asText()).isEqualTo("mobile");
        assertThat(user.path(Tenant.ENTERPRISE).at("/manager/value").asText()).isEqualTo("boss-1");
        assertThat(user.path("name").has("givenName")).isFalse();
        assertThat(tenant.total("emails[type eq \"work\"].value eq \"ana.silva@school.example\""))
                .isZero();
        assertThat(tenant.total("emails[type eq \"work\"].value eq \"ANA@school.example\""))
                .isEqualTo(1);
        assertThat(events.last(id, 2).path("email").asText()).isEqualTo("ana@school.example");
    }

    @Test
    void pushesCodeAndCardByThePathAnAdministratorTyped() {
        String id = tenant.post(CREATE).ok(201).path("id").asText();

        JsonNode user = tenant.patch(
                        id,
                        "{'op':'Add','path':'urn:ietf:params:scim:schemas:extension:papercut:2.0:User:accessCode','value':'7k-qz42'},"
                                + "{'op':'Add','path':'urn:ietf:params:scim:schemas:extension:papercut:2.0:User:accessCard','value':'04:A2:5B:11'}")
                .ok(200);

        assertThat(user.path("schemas")).extracting(JsonNode::asText).contains(Tenant.PAPERCUT);
        assertThat(user.path(Tenant.PAPERCUT).path("accessCard").asText()).isEqualTo("04:A2:5B:11");
        assertThat(user.path(Tenant.PAPERCUT).has("accessCode")).isFalse();
        JsonNode said = events.last(id, 2);
        assertThat(events.open(said, "accessCode", "access-code")).isEqualTo("7k-qz42");
        assertThat(events.open(said, "card", "card")).isEqualTo("04:A2:5B:11");
    }

    @Test
    void deletesForGood() {
        String id = tenant.post(CREATE).ok(201).path("id").asText();

        assertThat(tenant.delete(id).status()).isEqualTo(204);

        tenant.get(id).isScimError(404, "");
        tenant.delete(id).isScimError(404, "");
        tenant.patch(id, "{'op':'Replace','path':'active','value':'False'}").isScimError(404, "");
        assertThat(tenant.total("userName eq \"ana.silva@school.example\"")).isZero();
        JsonNode said = events.last(id, 2);
        assertThat(said.path("onRemoval").asText()).isEqualTo("disable-then-delete");
    }

    @Test
    void bringsADeletedPersonBackAsTheSamePerson() {
        String first = tenant.post(CREATE).ok(201).path("id").asText();
        tenant.delete(first).ok(204);

        String second = tenant.post(CREATE).ok(201).path("id").asText();

        assertThat(second).isNotEqualTo(first);
        assertThat(events.last(first, 3).path("externalId").asText()).isEqualTo(first);
        assertThat(events.ofNow(second)).isEmpty();
        tenant.patch(second, "{'op':'Replace','path':'displayName','value':'Ana'}")
                .ok(200);
        assertThat(events.last(first, 4).path("displayName").asText()).isEqualTo("Ana");
    }

    @Test
    void takesAnotherPersonUnderAFreedUserNameForAnotherPerson() {
        String first = tenant.post(CREATE).ok(201).path("id").asText();
        tenant.delete(first).ok(204);

        String second = tenant.post(CREATE.replace("0a21f0f2", "ffffffff"))
                .ok(201)
                .path("id")
                .asText();

        assertThat(events.last(second, 1).path("externalId").asText()).isEqualTo(second);
    }
}
