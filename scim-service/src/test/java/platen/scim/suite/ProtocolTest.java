package platen.scim.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import platen.testing.TestDatabase;
import platen.testing.TestTokens;
import platen.testing.WithEngines;

/** Who gets in, what is answered where the server itself refuses, and what the service tells of itself. */
@QuarkusTest
@WithEngines
class ProtocolTest {

    @Test
    void letsNobodyInWithoutTheTenantsToken() {
        Tenant tenant = Tenant.create();
        Tenant other = Tenant.create();
        String user = tenant.user("ana");
        List<String> authorizations = new ArrayList<>(List.of(
                "",
                "Bearer",
                "Bearer ",
                "Basic " + tenant.token,
                "Bearer nonsense",
                "Bearer " + tenant.token + "x",
                "Bearer " + tenant.token.substring(0, 75) + (tenant.token.endsWith("A") ? "B" : "A"),
                "Bearer " + other.token,
                "Bearer " + TestTokens.admin(tenant.id),
                "Bearer " + tenant.id.toString().replace("-", "") + other.token.substring(32)));
        List<String> bodies = new ArrayList<>();
        for (String path : List.of("/Users", "/Users/" + user, "/Nothing", "/ServiceProviderConfig", "/Me", "")) {
            for (String authorization : authorizations) {
                Answer answer = Http.send("GET", tenant.base() + path, (String) null, authorization(authorization))
                        .isScimError(401, "");
                assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
                bodies.add(answer.text());
            }
        }
        assertThat(bodies).containsOnly(bodies.getFirst());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/scim",
                "/scim/",
                "/scim/v2",
                "/scim/v2/not-an-id/Users",
                "/scim/v2/%20/Users",
                "/scim/v1/ID/Users"
            })
    void knowsNoAddressWithoutATenant(String path) {
        Tenant tenant = Tenant.create();

        Http.send(
                        "GET",
                        path.replace("ID", tenant.id.toString()),
                        (String) null,
                        Map.of("Authorization", "Bearer " + tenant.token))
                .isScimError(401, "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/scim/v2;a=b/ID/Users",
                "//scim/v2/ID/Users",
                "/scim//v2/ID/Users",
                "/./scim/v2/ID/Users",
                "/x/../scim/v2/ID/Users",
                "/%73cim/v2/ID/Users",
                "/scim/v2/ID;x/Users",
                "/SCIM/v2/ID/Users",
                "/scim%2Fv2/ID/Users"
            })
    void hasNoWayAroundTheGate(String path) {
        Tenant tenant = Tenant.create();
        tenant.user("ana");

        Answer answer = Http.send("GET", path.replace("ID", tenant.id.toString()), (String) null, Map.of());

        assertThat(answer.status()).isIn(400, 401, 404);
        assertThat(answer.text()).doesNotContain("ana");
    }

    @Test
    void keepsOrganisationsApart() {
        Tenant tenant = Tenant.create();
        Tenant other = Tenant.create();
        String user = tenant.post("{'userName':'ana','externalId':'e1','<PC>':{'accessCode':'7KQZ42'}}")
                .ok(201)
                .path("id")
                .asText();

        other.get(user).isScimError(404, "");
        other.put(user, "{'userName':'mallory'}").isScimError(404, "");
        other.patch(user, "{'op':'replace','path':'active','value':false}").isScimError(404, "");
        other.delete(user).isScimError(404, "");
        assertThat(other.total("userName eq \"ana\"")).isZero();
        assertThat(other.total("id eq \"" + user + "\"")).isZero();
        assertThat(other.scim("GET", "/Users", null)
                        .ok(200)
                        .path("totalResults")
                        .asInt())
                .isZero();
        // Nothing is unique across organisations.
        other.post("{'userName':'ana','externalId':'e1','<PC>':{'accessCode':'7KQZ42'}}")
                .ok(201);
        assertThat(tenant.get(user).ok(200).path("userName").asText()).isEqualTo("ana");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/Things,404",
        "GET,/Groups/1,404",
        "GET,/Users/1/2,404",
        "GET,,404",
        "PUT,/Users,404",
        "POST,/Users/1,404",
        "DELETE,/ServiceProviderConfig,405",
        "POST,/Schemas,405",
        "GET,/Schemas/urn:nobody,404",
        "GET,/ResourceTypes/Thing,404",
        "GET,/Users/not-an-id,404",
        "GET,/Users/00000000-0000-0000-0000-000000000000,404"
    })
    void answersUnknownAddressesInScim(String method, String path, int status) {
        Tenant tenant = Tenant.create();

        tenant.scim(method, path == null ? "" : path, method.startsWith("P") ? "{}" : null)
                .isScimError(status, "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE"})
    void knowsNoMe(String method) {
        Tenant.create()
                .scim(method, "/Me", method.startsWith("P") ? "{}" : null)
                .isScimError(501, "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{'userName':}",
                "[]",
                "7",
                "null",
                "'ana'",
                "{'userName':'a'} x",
                "{'userName':'a','userName':'b'}"
            })
    void saysThatABodyIsMalformed(String body) {
        Tenant.create().post(body).isScimError(400, "invalidSyntax");
    }

    @Test
    void boundsTheDepthOfABody() {
        Tenant.create()
                .post("{'userName':'ana','x':" + "[".repeat(5_000) + "]".repeat(5_000) + "}")
                .isScimError(400, "invalidSyntax");
    }

    @Test
    void refusesOtherKindsOfBodies() {
        Tenant tenant = Tenant.create();

        tenant.scim("POST", "/Users", "{'userName':'ana'}", "Content-Type", "text/plain")
                .isScimError(415, "");
        tenant.scim("POST", "/Users", "{'userName':'a'}", "Content-Type", "application/scim+json; charset=utf-8")
                .ok(201);
        tenant.scim("POST", "/Users", "{'userName':'b'}", "Content-Type", "application/json;charset=UTF-8")
                .ok(201);
    }

    @Test
    void refusesABodyThatIsTooLargeWhetherItSaysSoOrNot() {
        Tenant tenant = Tenant.create();
        String large = "{\"userName\":\"ana\",\"displayName\":\"" + "a".repeat(1 << 20) + "\"}";
        String huge = "{\"userName\":\"ana\",\"displayName\":\"" + "a".repeat(5 << 20) + "\"}";

        tenant.post(large).isScimError(413, "");
        for (String body : List.of(large, huge)) {
            Map<String, String> headers = authorization("Bearer " + tenant.token);
            headers.put("Content-Type", "application/scim+json");
            Http.send(
                            "POST",
                            tenant.base() + "/Users",
                            BodyPublishers.ofInputStream(
                                    () -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))),
                            headers)
                    .isScimError(413, "");
        }
        String fits = "{'userName':'ana','nickName':'" + "a".repeat(1_000_000) + "'}";
        tenant.post(fits).ok(201);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json | application/json",
                "application/json, text/plain;q=0.5 | application/json",
                "application/scim+json | application/scim+json",
                "application/scim+json, application/json | application/scim+json",
                "*/* | application/scim+json",
                "text/html | application/scim+json",
            })
    void answersTheTypeThatIsAccepted(String accept, String type) {
        Tenant tenant = Tenant.create();

        assertThat(tenant.scim("GET", "/Users", null, "Accept", accept).contentType())
                .startsWith(type);
        assertThat(tenant.scim("GET", "/Users/1", null, "Accept", accept).contentType())
                .startsWith(type);
        assertThat(tenant.scim("GET", "/Groups", null, "Accept", accept).contentType())
                .startsWith(type);
    }

    @Test
    void saysOfAnErrorOfItsOwnNothingButATraceId() {
        Tenant tenant = Tenant.create();
        String user = tenant.post("{'userName':'ana','<PC>':{'accessCode':'7KQZ42'}}")
                .ok(201)
                .path("id")
                .asText();
        TestDatabase.ofThisRun()
                .execute(
                        "update scim_user set attributes = '\"garbage\"' where scim_user_id = ?",
                        UUID.fromString(user));

        Answer answer = tenant.get(user).isScimError(500, "");

        assertThat(answer.json().path("detail").asText())
                .matches("It is not the request's fault\\. .* Trace id: [0-9a-f]{32}\\.");
    }

    @Test
    void tellsWhatItSupports() {
        Tenant tenant = Tenant.create();

        JsonNode config = tenant.scim("GET", "/ServiceProviderConfig", null).ok(200);

        assertThat(config.at("/patch/supported").asBoolean()).isTrue();
        assertThat(config.at("/bulk/supported").asBoolean()).isTrue();
        assertThat(config.at("/bulk/maxOperations").asInt()).isEqualTo(1_000);
        assertThat(config.at("/bulk/maxPayloadSize").asInt()).isEqualTo(1 << 20);
        assertThat(config.at("/filter/maxResults").asInt()).isEqualTo(200);
        assertThat(config.at("/etag/supported").asBoolean()).isTrue();
        assertThat(config.at("/sort/supported").asBoolean()).isTrue();
        assertThat(config.at("/authenticationSchemes/0/type").asText()).isEqualTo("oauthbearertoken");
        assertThat(config.at("/meta/location").asText())
                .isEqualTo(Http.root() + tenant.base() + "/ServiceProviderConfig");
    }

    @Test
    void describesItsTypesAndEverySchemaTheyName() {
        Tenant tenant = Tenant.create();

        JsonNode types = tenant.scim("GET", "/ResourceTypes", null).ok(200);
        JsonNode schemas = tenant.scim("GET", "/Schemas", null).ok(200);

        assertThat(types.path("Resources").findValuesAsText("name")).containsExactly("User", "Group");
        List<String> named = new ArrayList<>();
        types.path("Resources").forEach(type -> {
            assertThat(tenant.scim("GET", "/ResourceTypes/" + type.path("name").asText(), null)
                            .ok(200))
                    .isEqualTo(type);
            named.add(type.path("schema").asText());
            type.path("schemaExtensions")
                    .forEach(extension -> named.add(extension.path("schema").asText()));
        });
        assertThat(schemas.path("Resources").findValuesAsText("id")).containsExactlyElementsOf(named);
        for (String urn : named) {
            JsonNode schema = tenant.scim("GET", "/Schemas/" + urn, null).ok(200);
            assertThat(schema.path("id").asText()).isEqualTo(urn);
            assertThat(schema.path("attributes")).allSatisfy(attribute -> {
                for (String facet : List.of(
                        "name",
                        "type",
                        "multiValued",
                        "description",
                        "required",
                        "mutability",
                        "returned",
                        "uniqueness")) {
                    assertThat(attribute.has(facet)).as(attribute + " " + facet).isTrue();
                }
            });
        }
    }

    @Test
    void describesCodeAndCard() {
        JsonNode schema =
                Tenant.create().scim("GET", "/Schemas/" + Tenant.PAPERCUT, null).ok(200);

        JsonNode code = schema.at("/attributes/0");
        JsonNode card = schema.at("/attributes/1");
        assertThat(code.path("name").asText()).isEqualTo("accessCode");
        assertThat(code.path("returned").asText()).isEqualTo("never");
        assertThat(card.path("name").asText()).isEqualTo("accessCard");
        assertThat(card.path("returned").asText()).isEqualTo("default");
        assertThat(List.of(code, card)).allSatisfy(attribute -> {
            assertThat(attribute.path("type").asText()).isEqualTo("string");
            assertThat(attribute.path("caseExact").asBoolean()).isTrue();
            assertThat(attribute.path("uniqueness").asText()).isEqualTo("server");
            assertThat(attribute.path("mutability").asText()).isEqualTo("readWrite");
        });
    }

    private static Map<String, String> authorization(String value) {
        Map<String, String> headers = new HashMap<>();
        if (!value.isEmpty()) {
            headers.put("Authorization", value);
        }
        return headers;
    }
}
