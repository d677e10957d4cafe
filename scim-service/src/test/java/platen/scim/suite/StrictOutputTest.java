package platen.scim.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import platen.testing.WithEngines;

/** What every answer holds to, errors of the server's own included; and the facets of codes and cards. */
@QuarkusTest
@WithEngines
class StrictOutputTest {

    private Tenant tenant;

    @BeforeEach
    void createTenant() {
        tenant = Tenant.create();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET | /Users | wrong | application/json | 401",
                "GET | /Users/00000000-0000-4000-8000-000000000000 | right | application/json | 404",
                "GET | /Nothing | right | application/json | 404",
                "DELETE | /ServiceProviderConfig | right | application/json | 405",
                "POST | /Users | right | text/plain | 415",
                "POST | /Me | right | application/json | 501",
                "PATCH | /Users/00000000-0000-4000-8000-000000000000 | right | application/json | 400",
            })
    void saysErrorsInTheTypeThatIsAccepted(String method, String path, String token, String type, int status) {
        for (String accept : new String[] {"application/json", "application/scim+json", "text/html"}) {
            Map<String, String> headers = new LinkedHashMap<>();
            headers.put("Authorization", "Bearer " + (token.equals("right") ? tenant.token : "x" + tenant.token));
            headers.put("Accept", accept);
            headers.put("Content-Type", type);

            Answer answer = Http.send(method, tenant.base() + path, method.startsWith("P") ? "{" : null, headers);

            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.contentType())
                    .startsWith(accept.equals("application/json") ? "application/json" : "application/scim+json");
            assertThat(answer.json().path("schemas").toString())
                    .isEqualTo("[\"urn:ietf:params:scim:api:messages:2.0:Error\"]");
            assertThat(answer.json().path("status").toString()).isEqualTo("\"" + status + "\"");
        }
    }

    @Test
    void saysABodyTooLargeInTheTypeThatIsAccepted() {
        String large = "{\"userName\": \"" + "a".repeat(1 << 20) + "\"}";

        Answer answer = tenant.literally("POST", "/Users", large, "Accept", "application/json");

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.contentType()).startsWith("application/json");
    }

    @Test
    void countsInWholeNumbersAndAlwaysHasAList() {
        String list = tenant.scim("GET", "/Users?filter=userName+eq+%22nobody%22", null)
                .text();

        assertThat(list)
                .isEqualTo("{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:ListResponse\"],\"totalResults\":0,"
                        + "\"itemsPerPage\":0,\"startIndex\":1,\"Resources\":[]}");
    }

    @Test
    void saysActiveAndItsAddressAlways() {
        JsonNode created =
                tenant.literally("POST", "/Users", "{\"userName\": \"ana\"}").ok(201);
        JsonNode listed = tenant.scim("GET", "/Users", null).ok(200).at("/Resources/0");
        JsonNode put = tenant.literally("PUT", "/Users/" + created.path("id").asText(), "{\"userName\": \"ana\"}")
                .ok(200);

        for (JsonNode user : new JsonNode[] {created, listed, put}) {
            assertThat(user.path("active").toString()).isEqualTo("true");
            assertThat(user.at("/meta/location").asText())
                    .isEqualTo(Http.root() + tenant.base() + "/Users/"
                            + created.path("id").asText());
        }
    }

    @Test
    void givesValuesBackAsTheyWereWritten() {
        JsonNode user = tenant.literally("POST", "/Users", """
                        {
                          "userName": "ANA.Silva@School.Example",
                          "displayName": "  Ana  Silva ",
                          "phoneNumbers": [{"value": "+351 (912) 345-678", "type": "MOBILE"}],
                          "emails": [{"value": "Ana.SILVA@School.Example", "type": "Work"}],
                          "urn:ietf:params:scim:schemas:extension:papercut:2.0:User": {"accessCard": "04:a2:5b-11 "}
                        }
                        """).ok(201);

        assertThat(user.path("userName").asText()).isEqualTo("ANA.Silva@School.Example");
        assertThat(user.path("displayName").asText()).isEqualTo("  Ana  Silva ");
        assertThat(user.path("phoneNumbers").toString())
                .isEqualTo("[{\"value\":\"+351 (912) 345-678\",\"type\":\"MOBILE\"}]");
        assertThat(user.at("/emails/0/value").asText()).isEqualTo("Ana.SILVA@School.Example");
        assertThat(user.path(Tenant.PAPERCUT).path("accessCard").asText()).isEqualTo("04:a2:5b-11 ");
        assertThat(tenant.total(Tenant.PAPERCUT + ":accessCard eq \"04A25B11\""))
                .isEqualTo(1);
    }

    /** RFC 7643, 7: canonical values are what is suggested, and others are taken. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "emails | work home other",
                "phoneNumbers | work home mobile fax pager other",
                "addresses | work home other",
                "ims | aim gtalk icq xmpp msn skype qq yahoo",
                "photos | photo thumbnail",
            })
    void suggestsTypesAndTakesOthers(String list, String suggested) {
        List<String> listed = new ArrayList<>();
        for (JsonNode attribute :
                tenant.scim("GET", "/Schemas/" + Tenant.CORE, null).ok(200).path("attributes")) {
            if (attribute.path("name").asText().equals(list)) {
                attribute
                        .path("subAttributes")
                        .forEach(sub -> sub.path("canonicalValues").forEach(value -> listed.add(value.asText())));
            }
        }
        String address = list.equals("addresses") ? "\"locality\": \"Porto\"" : "\"value\": \"x\"";

        JsonNode user = tenant.literally(
                        "POST",
                        "/Users",
                        "{\"userName\": \"ana\", \"" + list + "\": [{" + address + ", \"type\": \"Seaside\"}]}")
                .ok(201);

        assertThat(listed).containsExactlyInAnyOrder(suggested.split(" "));
        assertThat(user.path(list).at("/0/type").asText()).isEqualTo("Seaside");
        assertThat(tenant.total(list + "[type eq \"SEASIDE\"]")).isEqualTo(1);
    }

    /** RFC 7643, 2.3.6 and 2.3.7. */
    @Test
    void comparesAddressesAndCertificatesToTheLetterAndSaysSo() {
        tenant.literally("POST", "/Users", """
                        {
                          "userName": "ana",
                          "profileUrl": "https://x.example/Ana",
                          "photos": [{"value": "https://x.example/Ana.png"}],
                          "x509Certificates": [{"value": "MIIDQzCC"}]
                        }
                        """).ok(201);

        for (String filter : List.of(
                "profileUrl eq \"https://x.example/Ana\"",
                "photos.value eq \"https://x.example/Ana.png\"",
                "x509Certificates.value eq \"MIIDQzCC\"")) {
            assertThat(tenant.total(filter)).isEqualTo(1);
            assertThat(tenant.total(filter.replace("Ana", "ana").replace("MIID", "miid")))
                    .isZero();
        }
        tenant.scim("GET", "/Schemas", null).ok(200).findParents("type").forEach(attribute -> {
            if (List.of("reference", "binary").contains(attribute.path("type").asText())) {
                assertThat(attribute.path("caseExact").asBoolean())
                        .as(attribute.toString())
                        .isTrue();
            }
        });
    }

    @Test
    void knowsNoOtherTenantsTokenAndNoForeignId() {
        Tenant other = Tenant.create();
        String theirs = other.user("ana");

        Http.send("GET", other.base() + "/Users", (String) null, Map.of("Authorization", "Bearer " + tenant.token))
                .isScimError(401, "");
        tenant.get(theirs).isScimError(404, "");
        tenant.get(UUID.randomUUID().toString()).isScimError(404, "");
        tenant.user("ana");
    }

    @ParameterizedTest
    @ValueSource(strings = {"co", "sw", "ew", "gt", "ge", "lt", "le", "ne"})
    void comparesCodesAndCardsWholeOnly(String operator) {
        for (String attribute : new String[] {"accessCode", "accessCard"}) {
            String filter = Tenant.PAPERCUT + ":" + attribute + " " + operator + " \\\"7KQZ\\\"";
            tenant.literally("POST", "/Users/.search", """
                            {"schemas": ["urn:ietf:params:scim:api:messages:2.0:SearchRequest"], "filter": "%s"}
                            """.formatted(filter)).isScimError(400, "invalidFilter");
        }
    }

    @Test
    void findsACodeByPost() {
        String ana =
                tenant.post("{'userName':'ana','<PC>':{'accessCode':'7KQZ42'}}").id();

        JsonNode found = tenant.literally("POST", "/Users/.search", """
                        {
                          "schemas": ["urn:ietf:params:scim:api:messages:2.0:SearchRequest"],
                          "filter": "urn:ietf:params:scim:schemas:extension:papercut:2.0:User:accessCode eq \\"7kqz-42\\"",
                          "attributes": ["userName"]
                        }
                        """).ok(200);

        assertThat(found.at("/Resources/0/id").asText()).isEqualTo(ana);
        assertThat(found.toString()).doesNotContain("7KQZ42");
    }

    /** Else somebody else would have it when she comes back. */
    @Test
    void reservesTheCodeOfWhoIsInactive() {
        String ana = tenant.post("{'userName':'ana','<PC>':{'accessCode':'7KQZ42','accessCard':'04A25B11'}}")
                .id();
        tenant.patch(ana, "{'op':'Replace','path':'active','value':'False'}").ok(200);

        tenant.post("{'userName':'bea','<PC>':{'accessCode':'7KQZ42'}}").isScimError(409, "uniqueness");
        tenant.post("{'userName':'bea','<PC>':{'accessCard':'04A25B11'}}").isScimError(409, "uniqueness");
        assertThat(tenant.total("userName eq \"bea\"")).isZero();

        tenant.delete(ana).ok(204);
        tenant.post("{'userName':'bea','<PC>':{'accessCode':'7KQZ42','accessCard':'04A25B11'}}")
                .ok(201);
    }
}
