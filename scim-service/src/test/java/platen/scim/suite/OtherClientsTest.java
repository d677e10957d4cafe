package platen.scim.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import platen.testing.WithEngines;

/** Requests of Okta, OneLogin, JumpCloud and authentik to the letter. */
@QuarkusTest
@WithEngines
class OtherClientsTest {

    private static final String OKTA_GROUP = """
            {
              "schemas": ["urn:ietf:params:scim:schemas:core:2.0:Group"],
              "displayName": "Teachers",
              "members": [{"value": "MEMBER", "display": "ana@school.example"}]
            }
            """;

    private Tenant tenant;
    private String ana;
    private String bea;

    @BeforeEach
    void createAnaAndBea() {
        tenant = Tenant.create();
        ana = tenant.user("ana@school.example");
        bea = tenant.user("bea@school.example");
    }

    @Test
    void oktaPutsTheWholeUserItReadToDeactivateIt() {
        String id = tenant.literally("POST", "/Users", """
                        {
                          "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"],
                          "userName": "cem@school.example",
                          "name": {"givenName": "Cem", "familyName": "Kaya"},
                          "emails": [{"primary": true, "value": "cem@school.example", "type": "work"}],
                          "displayName": "Cem Kaya",
                          "locale": "en-US",
                          "externalId": "00ujl29u0le5T6Aj10h7",
                          "groups": [],
                          "password": "1mz050nq",
                          "active": true
                        }
                        """).ok(201).path("id").asText();

        JsonNode user =
                tenant.literally("PUT", "/Users/" + id, """
                        {
                          "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"],
                          "id": "ID",
                          "userName": "cem@school.example",
                          "name": {"givenName": "Cem", "familyName": "Kaya"},
                          "emails": [{"primary": true, "value": "cem@school.example", "type": "work"}],
                          "displayName": "Cem Kaya",
                          "locale": "en-US",
                          "externalId": "00ujl29u0le5T6Aj10h7",
                          "active": false,
                          "groups": [],
                          "meta": {"resourceType": "User"}
                        }
                        """.replace("ID", id)).ok(200);

        assertThat(user.path("active").asBoolean(true)).isFalse();
        assertThat(user.has("password")).isFalse();
        assertThat(tenant.get(id).ok(200)).isEqualTo(user);
    }

    @Test
    void oktaRenamesAGroupWithEveryChangeOfItsMembers() {
        String group = oktaGroup();

        tenant.literally("PATCH", "/Groups/" + group, """
                        {
                          "schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
                          "Operations": [
                            {"op": "remove", "path": "members[value eq \\"ANA\\"]"},
                            {"op": "add", "path": "members", "value": [{"value": "BEA", "display": "bea@school.example"}]},
                            {"op": "replace", "value": {"id": "GROUP", "displayName": "Staff"}}
                          ]
                        }
                        """.replace("ANA", ana)
                        .replace("BEA", bea)
                        .replace("GROUP", group))
                .ok(204);

        assertThat(tenant.members(group)).containsExactly(bea);
        assertThat(tenant.getGroup(group).ok(200).path("displayName").asText()).isEqualTo("Staff");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"[] | ''", "[{\"value\": \"BEA\"}] | BEA"},
            quoteCharacter = '\0')
    void oktaReplacesTheListOfMembers(String members, String left) {
        String group = oktaGroup();

        tenant.literally("PATCH", "/Groups/" + group, """
                        {
                          "schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
                          "Operations": [{"op": "replace", "path": "members", "value": VALUE}]
                        }
                        """.replace("VALUE", members.replace("BEA", bea)))
                .ok(204);

        assertThat(String.join(" ", tenant.members(group))).isEqualTo(left.equals("''") ? "" : bea);
    }

    @Test
    void oktaDeletesAGroupItUnlinks() {
        String group = oktaGroup();

        assertThat(tenant.scim("DELETE", "/Groups/" + group, null).status()).isEqualTo(204);

        tenant.getGroup(group).isScimError(404, "");
        tenant.get(ana).ok(200);
    }

    private String oktaGroup() {
        return tenant.literally("POST", "/Groups", OKTA_GROUP.replace("MEMBER", ana))
                .ok(201)
                .path("id")
                .asText();
    }

    @Test
    void oneLoginFillsItsTemplateAndWantsPlainJson() {
        Answer created = tenant.literally(
                "POST", "/Users", """
                {
                  "schemas": [
                    "urn:ietf:params:scim:schemas:core:2.0:User",
                    "urn:ietf:params:scim:schemas:extension:papercut:2.0:User"
                  ],
                  "id": null,
                  "userName": "dov@school.example",
                  "active": "true",
                  "name": {"givenName": "Dov", "familyName": "Levi"},
                  "emails": [{"value": "dov@school.example", "type": "work", "primary": "true"}],
                  "urn:ietf:params:scim:schemas:extension:papercut:2.0:User": {"accessCode": "0427001"}
                }
                """, "Content-Type", "application/json", "Accept", "application/json");

        assertThat(created.ok(201).path("active").isBoolean()).isTrue();
        assertThat(created.contentType()).startsWith("application/json");
        assertThat(tenant.total(Tenant.PAPERCUT + ":accessCode eq \"0427001\"")).isEqualTo(1);
        tenant.delete(created.id()).ok(204);
    }

    @Test
    void oneLoginPatchesAGroup() {
        String group = oktaGroup();

        Answer patched = tenant.literally(
                "PATCH",
                "/Groups/" + group,
                """
                {
                  "schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
                  "Operations": [{"op": "add", "path": "members", "value": [{"value": "BEA"}]}]
                }
                """.replace("BEA", bea),
                "Content-Type",
                "application/json",
                "Accept",
                "application/json");

        patched.ok(204);
        assertThat(tenant.members(group)).containsExactly(ana, bea);
    }

    @Test
    void jumpCloudTriesAUserAndAGroupAndTakesThemAway() {
        String user = tenant.literally("POST", "/Users", """
                        {
                          "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"],
                          "userName": "jumpcloud.test@school.example",
                          "name": {"familyName": "User", "givenName": "Test"},
                          "emails": [{"value": "jumpcloud.test@school.example", "type": "work", "primary": true}],
                          "active": true
                        }
                        """, "Content-Type", "application/json")
                .ok(201)
                .path("id")
                .asText();
        String group = tenant.literally("POST", "/Groups", """
                        {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:Group"], "displayName": "JumpCloud Test Group"}
                        """, "Content-Type", "application/json")
                .ok(201)
                .path("id")
                .asText();
        String members = "{\"schemas\": [\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"], \"Operations\":"
                + " [{\"op\": \"OP\", \"path\": \"members\", \"value\": [{\"value\": \"" + user + "\"}]}]}";
        tenant.literally("PATCH", "/Groups/" + group, members.replace("OP", "add"))
                .ok(204);
        tenant.literally("PATCH", "/Groups/" + group, members.replace("OP", "remove"))
                .ok(204);
        assertThat(tenant.members(group)).isEmpty();

        tenant.delete(user).ok(204);
        tenant.scim("DELETE", "/Groups/" + group, null).ok(204);

        tenant.get(user).isScimError(404, "");
        tenant.getGroup(group).isScimError(404, "");
    }

    @Test
    void authentikCreatesAgainWhatItsPutDoesNotFind() {
        String user = """
                {
                  "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"],
                  "userName": "eva",
                  "name": {"formatted": "Eva Lima", "givenName": "Eva", "familyName": "Lima"},
                  "displayName": "Eva Lima",
                  "active": true,
                  "emails": [{"value": "eva@school.example", "type": "other", "primary": true}],
                  "externalId": "f5c7a3ae9f0e4b3c"
                }
                """;
        String first =
                tenant.literally("POST", "/Users", user).ok(201).path("id").asText();
        tenant.literally("PUT", "/Users/" + first, user).ok(200);
        tenant.delete(first).ok(204);

        tenant.literally("PUT", "/Users/" + first, user).isScimError(404, "");
        tenant.literally("PUT", "/Users/" + UUID.randomUUID(), user).isScimError(404, "");

        String second =
                tenant.literally("POST", "/Users", user).ok(201).path("id").asText();
        assertThat(second).isNotEqualTo(first);
        assertThat(tenant.total("externalId eq \"f5c7a3ae9f0e4b3c\"")).isEqualTo(1);
    }

    @Test
    void somebodyGetsWithAContentTypeAndSomebodyWithout() {
        tenant.scim("GET", "/Users/" + ana, null).ok(200);
        tenant.scim("GET", "/Users/" + ana, null, "Content-Type", "application/json")
                .ok(200);
        tenant.scim("GET", "/Users/" + ana, null, "Content-Type", "text/plain").ok(200);
        assertThat(tenant.scim("DELETE", "/Users/" + ana, null, "Content-Type", "application/json")
                        .status())
                .isEqualTo(204);
    }
}
