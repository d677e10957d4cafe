package platen.scim.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import platen.testing.WithEngines;

/** Entra ID's requests to the letter, as its provisioning service and Microsoft's compatibility page have them. */
@QuarkusTest
@WithEngines
class EntraRequestsTest {

    private static final String CREATE = """
            {
              "schemas": [
                "urn:ietf:params:scim:schemas:core:2.0:User",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
              ],
              "externalId": "ana.silva",
              "userName": "Ana.Silva@school.example",
              "active": true,
              "addresses": [{"primary": false, "type": "work", "formatted": null, "locality": "Porto"}],
              "displayName": "Ana Silva",
              "emails": [{"primary": true, "type": "work", "value": "Ana.Silva@school.example"}],
              "meta": {"resourceType": "User"},
              "name": {"formatted": "Ana Silva", "familyName": "Silva", "givenName": "Ana"},
              "roles": [],
              "title": null,
              "preferredLanguage": null
            }
            """;

    private Tenant tenant;
    private String ana;

    @BeforeEach
    void createAna() {
        tenant = Tenant.create();
        ana = tenant.literally("POST", "/Users", CREATE).ok(201).path("id").asText();
    }

    @Test
    void createsWithNullsAndEmptyLists() {
        JsonNode user = tenant.get(ana).ok(200);

        assertThat(user.path("schemas")).extracting(JsonNode::asText).containsExactly(Tenant.CORE);
        assertThat(user.path("active").asBoolean()).isTrue();
        assertThat(user.at("/addresses/0").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("primary", "type", "locality");
        for (String nothing : List.of("roles", "title", "preferredLanguage")) {
            assertThat(user.has(nothing)).as(nothing).isFalse();
        }
    }

    /** A plus for a space, or %20; no User-Agent, no Accept, no Content-Type. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "filter=userName+eq+%22ana.silva%40school.example%22",
                "filter=userName%20eq%20%22ana.silva%40school.example%22",
            })
    void asksOnTheBareWire(String query) {
        String answer = Http.bare("GET " + tenant.base() + "/Users?" + query + " HTTP/1.1\r\n"
                + "Host: localhost\r\nAuthorization: Bearer " + tenant.token + "\r\nConnection: close\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 200 ")
                .contains("\"totalResults\":1")
                .contains(ana);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "userName+eq+%22Ana.Silva%40school.example%22",
                "externalId+eq+%22ana.silva%22",
                "emails%5Btype+eq+%22work%22%5D.value+eq+%22Ana.Silva%40school.example%22",
                "userName+eq+%22Ana.Silva%40school.example%22+and+externalId+eq+%22ana.silva%22",
            })
    void matchesWhoIsInactiveToo(String filter) {
        disable();

        JsonNode list = tenant.scim("GET", "/Users?filter=" + filter, null).ok(200);

        assertThat(list.path("totalResults").asInt()).isEqualTo(1);
        assertThat(list.at("/Resources/0/id").asText()).isEqualTo(ana);
        assertThat(list.at("/Resources/0/active").asBoolean(true)).isFalse();
    }

    /** {@code ?aadOptscim062020}: RFC 7644 in most, with many attributes in one operation. */
    @Test
    void changesManyAttributesInOneOperationWithTheFeatureFlag() {
        JsonNode user = tenant.literally("PATCH", "/Users/" + ana, """
                        {
                          "schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
                          "Operations": [
                            {"op": "replace", "path": "emails[type eq \\"work\\"].value", "value": "ana@school.example"},
                            {
                              "op": "replace",
                              "value": {
                                "displayName": "Ana S.",
                                "name.givenName": "Anna",
                                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department": "Music",
                                "active": false
                              }
                            }
                          ]
                        }
                        """).ok(200);

        assertThat(user.at("/emails/0/value").asText()).isEqualTo("ana@school.example");
        assertThat(user.path("displayName").asText()).isEqualTo("Ana S.");
        assertThat(user.at("/name/givenName").asText()).isEqualTo("Anna");
        assertThat(user.at("/name/familyName").asText()).isEqualTo("Silva");
        assertThat(user.path(Tenant.ENTERPRISE).path("department").asText()).isEqualTo("Music");
        assertThat(user.path("active").asBoolean(true)).isFalse();
        assertThat(user.has("name.givenName")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Add", "Replace", "add", "replace"})
    void writesAPhoneNumberThatIsNotThereYet(String op) {
        JsonNode user = patch("{\"op\": \"" + op + "\", \"path\": \"phoneNumbers[type eq \\\"mobile\\\"].value\","
                + " \"value\": \"+351 912 345 678\"}");

        assertThat(user.path("phoneNumbers").toString())
                .isEqualTo("[{\"type\":\"mobile\",\"value\":\"+351 912 345 678\"}]");
    }

    @Test
    void writesBooleansAsTexts() {
        JsonNode user = patch("""
                {"op": "Add", "path": "roles", "value": [{"primary": "True", "type": "WindowsAzureActiveDirectoryRole",
                  "value": "User"}]}""");
        assertThat(user.at("/roles/0/primary").isBoolean()).isTrue();

        assertThat(patch(
                                "{\"op\": \"Replace\", \"path\": \"roles[primary eq \\\"True\\\"].value\", \"value\": \"Teacher\"}")
                        .at("/roles/0/value")
                        .asText())
                .isEqualTo("Teacher");

        assertThat(tenant.total("roles[primary eq \"True\"].value eq \"teacher\""))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"op\": \"Add\", \"path\": \"manager\", \"value\": \"26118915\"}",
                "{\"op\": \"Add\", \"path\": \"manager\", \"value\": [{\"$ref\": \"http://x/Users/26118915\", \"value\": \"26118915\"}]}",
                "{\"op\": \"Replace\", \"path\": \"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager\", \"value\": \"26118915\"}",
                "{\"op\": \"Add\", \"path\": \"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager\", \"value\": [{\"$ref\": null, \"value\": \"26118915\"}]}",
                "{\"op\": \"replace\", \"path\": \"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value\", \"value\": \"26118915\"}",
            })
    void namesAManagerAndClearsHim(String operation) {
        assertThat(patch(operation).path(Tenant.ENTERPRISE).at("/manager/value").asText())
                .isEqualTo("26118915");

        JsonNode cleared = patch("{\"op\": \"Replace\", \"path\":"
                + " \"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager\", \"value\": \"\"}");

        assertThat(cleared.has(Tenant.ENTERPRISE)).isFalse();
    }

    @Test
    void wrapsASingleValueAsItsOlderReleasesDid() {
        assertThat(patch(
                                "{\"op\": \"Replace\", \"path\": \"displayName\", \"value\": [{\"$ref\": null, \"value\": \"Ana\"}]}")
                        .path("displayName")
                        .asText())
                .isEqualTo("Ana");
    }

    @Test
    void pushesACodeByOurUrn() {
        JsonNode user = patch("""
                {"op": "Add", "path": "urn:ietf:params:scim:schemas:extension:papercut:2.0:User:accessCode",
                 "value": "7KQZ42"}""");

        assertThat(user.path("schemas")).extracting(JsonNode::asText).containsExactly(Tenant.CORE, Tenant.PAPERCUT);
        assertThat(tenant.total(Tenant.PAPERCUT + ":accessCode eq \"7KQZ42\"")).isEqualTo(1);
    }

    /** Usually filled from mailNickname, which changes. */
    @Test
    void changesTheExternalIdOfThePersonItMatches() {
        JsonNode user = patch("{\"op\": \"Replace\", \"path\": \"externalId\", \"value\": \"ana.costa\"}");

        assertThat(user.path("id").asText()).isEqualTo(ana);
        assertThat(tenant.total("externalId eq \"ana.silva\"")).isZero();
        assertThat(tenant.total("externalId eq \"ana.costa\"")).isEqualTo(1);
        try (PersonEvents events = new PersonEvents(tenant.id)) {
            assertThat(events.last(ana, 2).path("externalId").asText()).isEqualTo(ana);
        }
    }

    @Test
    void findsHerInHerGroupsWhenItEnablesHerAgain() {
        String group = createGroup();
        addToGroup(group, ana);

        disable();
        assertThat(tenant.members(group)).containsExactly(ana);
        patch("{\"op\": \"Replace\", \"path\": \"active\", \"value\": \"True\"}");

        assertThat(tenant.members(group)).containsExactly(ana);
        assertThat(tenant.get(ana).ok(200).path("active").asBoolean()).isTrue();
    }

    @Test
    void deletesTwice() {
        tenant.delete(ana).ok(204);

        tenant.delete(ana).isScimError(404, "");
        tenant.get(ana).isScimError(404, "");
    }

    @Test
    void asksForGroupsWithoutTheirMembers() {
        String group = createGroup();
        addToGroup(group, ana);

        JsonNode found = tenant.scim(
                        "GET", "/Groups?excludedAttributes=members&filter=displayName+eq+%22Teachers%22", null)
                .ok(200);
        JsonNode shown = tenant.scim("GET", "/Groups/" + group + "?excludedAttributes=members", null)
                .ok(200);

        assertThat(found.path("totalResults").asInt()).isEqualTo(1);
        assertThat(found.at("/Resources/0")).isEqualTo(shown);
        assertThat(shown.path("displayName").asText()).isEqualTo("Teachers");
        assertThat(shown.has("members")).isFalse();
        assertThat(tenant.members(group)).containsExactly(ana);
    }

    @Test
    void hasOneGroupOfAName() {
        createGroup();

        tenant.literally("POST", "/Groups", GROUP).isScimError(409, "uniqueness");
    }

    @Test
    void addsAndRemovesMembersAsOftenAsItLikes() {
        String bea = tenant.user("bea");
        String group = createGroup();

        addToGroup(group, ana);
        addToGroup(group, ana);
        addToGroup(group, bea);
        assertThat(tenant.members(group)).containsExactly(ana, bea);

        for (int time = 0; time < 2; time++) {
            patchGroup(
                    group,
                    "{\"op\": \"Remove\", \"path\": \"members\", \"value\": [{\"$ref\": null, \"value\": \"" + ana
                            + "\"}]}");
            assertThat(tenant.members(group)).containsExactly(bea);
        }
        patchGroup(group, "{\"op\": \"remove\", \"path\": \"members[value eq \\\"" + bea + "\\\"]\"}");
        assertThat(tenant.members(group)).isEmpty();
    }

    private static final String GROUP = """
            {
              "schemas": [
                "urn:ietf:params:scim:schemas:core:2.0:Group",
                "http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group"
              ],
              "externalId": "8aa1a0c0-c4c3-4bc0-b4a5-2ef676900159",
              "displayName": "Teachers",
              "meta": {"resourceType": "Group"}
            }
            """;

    private String createGroup() {
        return tenant.literally("POST", "/Groups", GROUP).ok(201).path("id").asText();
    }

    private void addToGroup(String group, String member) {
        patchGroup(
                group,
                "{\"op\": \"Add\", \"path\": \"members\", \"value\": [{\"$ref\": null, \"value\": \"" + member
                        + "\"}]}");
    }

    private void patchGroup(String group, String operation) {
        tenant.literally("PATCH", "/Groups/" + group, body(operation)).ok(204);
    }

    private JsonNode patch(String operation) {
        return tenant.literally("PATCH", "/Users/" + ana, body(operation)).ok(200);
    }

    private static String body(String operation) {
        return """
                {"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"], "Operations": [%s]}
                """.formatted(operation);
    }

    private void disable() {
        assertThat(patch("{\"op\": \"Replace\", \"path\": \"active\", \"value\": \"False\"}")
                        .path("active")
                        .asBoolean(true))
                .isFalse();
    }
}
