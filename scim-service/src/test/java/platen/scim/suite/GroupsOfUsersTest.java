package platen.scim.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import platen.testing.WithEngines;

/** The groups a user is in, which only the server says (RFC 7643, 4.1.2). */
@QuarkusTest
@WithEngines
class GroupsOfUsersTest {

    private Tenant tenant;
    private String ana;
    private String bea;
    private String teachers;
    private String staff;

    @BeforeEach
    void createGroups() {
        tenant = Tenant.create();
        ana = tenant.user("ana");
        bea = tenant.user("bea");
        teachers = tenant.group("{'displayName':'Teachers','members':[{'value':'" + ana + "'}]}");
        staff = tenant.group("{'displayName':'Staff','members':[{'value':'" + ana + "'},{'value':'" + bea + "'}]}");
        // A group of groups is nobody's of these.
        tenant.group("{'displayName':'All','members':[{'value':'" + teachers + "'}]}");
    }

    @Test
    void areShownWithTheUserHoweverItIsRead() {
        JsonNode shown = tenant.get(ana).ok(200);

        assertThat(shown.path("groups").toString())
                .isEqualTo("[" + group(teachers, "Teachers") + "," + group(staff, "Staff") + "]");
        for (JsonNode other : List.of(
                tenant.find("userName eq \"ana\"").ok(200).at("/Resources/0"),
                tenant.scim("GET", "/Users", null).ok(200).at("/Resources/0"),
                tenant.scim("GET", "/Users?cursor&count=1&sortBy=userName", null)
                        .ok(200)
                        .at("/Resources/0"),
                tenant.scim("POST", "/Users/.search", "{'filter':'userName eq \\u0022ana\\u0022'}")
                        .ok(200)
                        .at("/Resources/0"),
                tenant.scim("POST", "/.search", "{'count':1}").ok(200).at("/Resources/0"),
                tenant.patch(ana, "{'op':'replace','path':'active','value':true}")
                        .ok(200),
                tenant.put(ana, "{'userName':'ana'}").ok(200))) {
            assertThat(other).isEqualTo(shown);
        }
        assertThat(tenant.scim("GET", "/Users", null).ok(200).at("/Resources/1/groups"))
                .hasSize(1);
    }

    private String group(String id, String name) {
        return "{\"value\":\"" + id + "\",\"$ref\":\"" + Http.root() + tenant.base() + "/Groups/" + id
                + "\",\"display\":\"" + name + "\",\"type\":\"direct\"}";
    }

    @Test
    void followTheGroups() {
        tenant.patchGroup(teachers, "{'op':'replace','path':'displayName','value':'Masters'}")
                .ok(204);
        tenant.scim("DELETE", "/Groups/" + staff, null).ok(204);
        assertThat(tenant.get(ana).ok(200).path("groups").toString()).isEqualTo("[" + group(teachers, "Masters") + "]");

        tenant.patchGroup(teachers, "{'op':'remove','path':'members'}").ok(204);
        assertThat(tenant.get(ana).ok(200).has("groups")).isFalse();
        assertThat(tenant.get(ana).eTag()).isEqualTo("W/\"1\"");
    }

    @Test
    void areLeftOutOrChosenAsIsAsked() {
        assertThat(tenant.scim("GET", "/Users/" + ana + "?excludedAttributes=groups", null)
                        .ok(200)
                        .has("groups"))
                .isFalse();
        assertThat(tenant.scim("GET", "/Users?attributes=userName", null)
                        .ok(200)
                        .at("/Resources/0")
                        .has("groups"))
                .isFalse();
        assertThat(tenant.scim("GET", "/Users/" + bea + "?attributes=groups.display", null)
                        .ok(200)
                        .path("groups")
                        .toString())
                .isEqualTo("[{\"display\":\"Staff\"}]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "groups.value eq \"TEACHERS\" | ana",
                "groups eq \"STAFF\" | ana bea",
                "groups[value eq \"STAFF\" and type eq \"direct\"] | ana bea",
                "groups.value eq \"STAFF\" and groups.value eq \"TEACHERS\" | ana",
                "groups.value eq \"STAFF\" and not (groups.value eq \"TEACHERS\") | bea",
                "groups.display eq \"TEACHERS by name\" | ''",
                "groups.display sw \"teach\" | ana",
                "groups.value eq \"nobody\" | ''",
                "groups pr | ana bea",
                "not (groups pr) | cem",
                "groups.value ne \"STAFF\" | ana cem",
            })
    void findTheirMembers(String filter, String names) {
        tenant.user("cem");

        JsonNode found = tenant.find(filter.replace("\"TEACHERS\"", "\"" + teachers + "\"")
                        .replace("\"STAFF\"", "\"" + staff + "\""))
                .ok(200);

        assertThat(String.join(" ", found.path("Resources").findValuesAsText("userName")))
                .isEqualTo(names);
    }

    @ParameterizedTest
    @ValueSource(strings = {"groups.$ref eq \"x\"", "groups.colour eq \"x\""})
    void cannotBeLookedForByEverything(String filter) {
        tenant.find(filter).isScimError(400, "invalidFilter");
    }

    @Test
    void areNotForClientsToWrite() {
        String other = tenant.group("{'displayName':'Pupils'}");
        String groups = "'groups':[{'value':'" + other + "'}]";

        String cem = tenant.post("{'userName':'cem'," + groups + "}")
                .ok(201)
                .path("id")
                .asText();
        tenant.put(ana, "{'userName':'ana'," + groups + "}").ok(200);
        tenant.patch(ana, "{'op':'add','path':'groups','value':[{'value':'" + other + "'}]}")
                .isScimError(400, "mutability");
        tenant.patch(ana, "{'op':'remove','path':'groups'}").isScimError(400, "mutability");
        tenant.patch(ana, "{'op':'replace','path':'groups[value eq \"" + staff + "\"].display','value':'X'}")
                .isScimError(400, "mutability");

        assertThat(tenant.members(other)).isEmpty();
        assertThat(tenant.get(cem).ok(200).has("groups")).isFalse();
        assertThat(tenant.get(ana).ok(200).path("groups")).hasSize(2);
    }

    @Test
    void areTheServersToSayInTheSchema() {
        tenant.scim("GET", "/Schemas/" + Tenant.CORE, null)
                .ok(200)
                .path("attributes")
                .forEach(attribute -> {
                    if (attribute.path("name").asText().equals("groups")) {
                        assertThat(attribute.path("mutability").asText()).isEqualTo("readOnly");
                        assertThat(attribute.path("subAttributes").findValuesAsText("name"))
                                .containsExactlyInAnyOrder("value", "$ref", "display", "type");
                    }
                });
        assertThat(tenant.scim("GET", "/Schemas/" + Tenant.CORE, null)
                        .ok(200)
                        .path("attributes")
                        .findValuesAsText("name"))
                .contains("groups");
    }
}
