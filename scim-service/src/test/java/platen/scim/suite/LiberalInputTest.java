package platen.scim.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import platen.testing.WithEngines;

/** Liberal in what is taken, strict in what is answered. */
@QuarkusTest
@WithEngines
class LiberalInputTest {

    /** RFC 7643, 8.3, with what only a server says left out. */
    private static final String EVERYTHING = """
            {
              "schemas": [
                "urn:ietf:params:scim:schemas:core:2.0:User",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
              ],
              "externalId": "701984",
              "userName": "bjensen@example.com",
              "name": {
                "formatted": "Ms. Barbara J Jensen, III",
                "familyName": "Jensen",
                "givenName": "Barbara",
                "middleName": "Jane",
                "honorificPrefix": "Ms.",
                "honorificSuffix": "III"
              },
              "displayName": "Babs Jensen",
              "nickName": "Babs",
              "profileUrl": "https://login.example.com/bjensen",
              "emails": [
                {"value": "bjensen@example.com", "type": "work", "primary": true},
                {"value": "babs@jensen.org", "type": "home"}
              ],
              "addresses": [
                {
                  "streetAddress": "100 Universal City Plaza",
                  "locality": "Hollywood",
                  "region": "CA",
                  "postalCode": "91608",
                  "country": "US",
                  "formatted": "100 Universal City Plaza\\nHollywood, CA 91608 USA",
                  "type": "work",
                  "primary": true
                },
                {"locality": "Hollywood", "type": "home"}
              ],
              "phoneNumbers": [
                {"value": "555-555-5555", "type": "work"},
                {"value": "555-555-4444", "type": "mobile"}
              ],
              "ims": [{"value": "someaimhandle", "type": "aim"}],
              "photos": [
                {"value": "https://photos.example.com/profilephoto/72930000000Ccne/F", "type": "photo"},
                {"value": "https://photos.example.com/profilephoto/72930000000Ccne/T", "type": "thumbnail"}
              ],
              "userType": "Employee",
              "title": "Tour Guide",
              "preferredLanguage": "en-US",
              "locale": "en-US",
              "timezone": "America/Los_Angeles",
              "active": true,
              "entitlements": [{"value": "print-in-colour"}],
              "roles": [{"value": "guide", "primary": true}],
              "x509Certificates": [{"value": "MIIDQzCCAqygAwIBAgICEAAwDQYJKoZIhvcNAQEFBQAwTjELMAkGA1UEBhMCVVMx"}],
              "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": {
                "employeeNumber": "701984",
                "costCenter": "4130",
                "organization": "Universal Studios",
                "division": "Theme Park",
                "department": "Tour Operations",
                "manager": {
                  "value": "26118915-6090-4610-87e4-49d8ca9f808d",
                  "$ref": "../Users/26118915-6090-4610-87e4-49d8ca9f808d"
                }
              }
            }
            """;

    private Tenant tenant;
    private String ana;

    @BeforeEach
    void createAna() {
        tenant = Tenant.create();
        ana = tenant.literally(
                        "POST",
                        "/Users",
                        "{\"userName\": \"Ana.Silva@School.example\", \"externalId\": \"E-1\", \"displayName\": \"Ana\"}")
                .ok(201)
                .path("id")
                .asText();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/scim+json",
                "application/scim+json; charset=utf-8",
                "application/json",
                "application/json;charset=UTF-8",
                "Application/SCIM+JSON"
            })
    void takesBothTypesWithAndWithoutACharset(String type) {
        tenant.literally(
                        "PUT",
                        "/Users/" + ana,
                        "{\"userName\": \"ana\", \"displayName\": \"Ana Luísa\"}",
                        "Content-Type",
                        type)
                .ok(200);

        assertThat(tenant.get(ana).ok(200).path("displayName").asText()).isEqualTo("Ana Luísa");
    }

    @Test
    void readsNamesInAnyCase() {
        JsonNode created = tenant.literally("POST", "/Users", """
                        {
                          "SCHEMAS": ["URN:IETF:PARAMS:SCIM:SCHEMAS:CORE:2.0:USER"],
                          "USERNAME": "bea",
                          "DisplayName": "Bea",
                          "emails": [{"VALUE": "bea@x", "Type": "work"}],
                          "URN:IETF:params:scim:schemas:extension:ENTERPRISE:2.0:user": {"DEPARTMENT": "Arts"}
                        }
                        """).ok(201);
        JsonNode patched = tenant.literally(
                        "PATCH", "/Users/" + created.path("id").asText(), """
                        {
                          "SCHEMAS": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
                          "operations": [
                            {"OP": "REPLACE", "PATH": "DISPLAYNAME", "VALUE": "B"},
                            {"Op": "aDD", "Path": "Emails[TYPE EQ \\"work\\"].Value", "Value": "b@x"},
                            {"op": "add", "path": "URN:IETF:PARAMS:SCIM:SCHEMAS:EXTENSION:PAPERCUT:2.0:USER:ACCESSCARD", "value": "04A25B11"}
                          ]
                        }
                        """)
                .ok(200);

        assertThat(created.path("userName").asText()).isEqualTo("bea");
        assertThat(created.path(Tenant.ENTERPRISE).path("department").asText()).isEqualTo("Arts");
        assertThat(patched.path("displayName").asText()).isEqualTo("B");
        assertThat(patched.path("emails").toString()).isEqualTo("[{\"type\":\"work\",\"value\":\"b@x\"}]");
        assertThat(patched.path(Tenant.PAPERCUT).path("accessCard").asText()).isEqualTo("04A25B11");
        assertThat(tenant.total("USERNAME EQ \"BEA\" And NOT (displayname Pr And Emails[TYPE Eq \"home\"])"))
                .isEqualTo(1);
    }

    @Test
    void comparesUserNamesWithoutCaseAndIdsWithIt() {
        assertThat(tenant.total("userName eq \"ANA.SILVA@SCHOOL.EXAMPLE\"")).isEqualTo(1);
        assertThat(tenant.total("externalId eq \"e-1\"")).isZero();
        assertThat(tenant.total("id eq \"" + ana + "\"")).isEqualTo(1);
        assertThat(tenant.total("id eq \"" + shouted(ana) + "\"")).isZero();
        tenant.get(shouted(ana)).isScimError(404, "");
        tenant.delete(shouted(ana)).isScimError(404, "");
        tenant.literally("POST", "/Users", "{\"userName\": \"ANA.silva@school.EXAMPLE\"}")
                .isScimError(409, "uniqueness");
    }

    /** An id of digits only, which no capitals change, is too unlikely to think of. */
    private static String shouted(String id) {
        return id.toUpperCase(Locale.ROOT);
    }

    @Test
    void takesTextsForBooleansAndNumbersForTexts() {
        JsonNode user = tenant.literally("POST", "/Users", """
                        {
                          "userName": 4711,
                          "externalId": 120004711,
                          "active": "FALSE",
                          "emails": [{"value": "bea@x", "primary": "True"}],
                          "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": {"employeeNumber": 4711},
                          "urn:ietf:params:scim:schemas:extension:papercut:2.0:User": {"accessCode": 427001, "accessCard": 10000000001}
                        }
                        """).ok(201);

        assertThat(user.path("userName").isTextual()).isTrue();
        assertThat(user.path("externalId").asText()).isEqualTo("120004711");
        assertThat(user.path("active").toString()).isEqualTo("false");
        assertThat(user.at("/emails/0/primary").toString()).isEqualTo("true");
        for (String filter : List.of(
                "userName eq 4711",
                "externalId eq 120004711",
                "active eq \"False\" and userName eq \"4711\"",
                Tenant.ENTERPRISE + ":employeeNumber eq 4711",
                Tenant.PAPERCUT + ":accessCode eq 427001",
                Tenant.PAPERCUT + ":accessCard eq \"10000000001\"")) {
            assertThat(tenant.total(filter)).as(filter).isEqualTo(1);
        }
    }

    @Test
    void keepsWhatItHasNoUseFor() throws Exception {
        ObjectNode written = (ObjectNode) new ObjectMapper().readTree(EVERYTHING);

        String id = tenant.literally("POST", "/Users", EVERYTHING)
                .ok(201)
                .path("id")
                .asText();

        ObjectNode read = tenant.get(id).ok(200).deepCopy();
        read.remove(List.of("id", "meta"));
        assertThat((JsonNode) read).isEqualTo(written);
    }

    @Test
    void ignoresWhatItDoesNotKnowOrOnlySaysItself() {
        String body = """
                {
                  "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User", "urn:example:fancy:2.0:User"],
                  "id": "7",
                  "userName": "bea",
                  "shoeSize": 43,
                  "groups": [{"value": "g"}],
                  "meta": {"version": "W/\\"99\\"", "created": "1999-01-01T00:00:00Z", "resourceType": "Thing"},
                  "urn:example:fancy:2.0:User": {"colour": "red"}
                }
                """;
        JsonNode created = tenant.literally("POST", "/Users", body).ok(201);
        String id = created.path("id").asText();
        JsonNode put = tenant.literally("PUT", "/Users/" + id, body).ok(200);

        assertThat(put).isEqualTo(created);
        assertThat(created.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("schemas", "id", "userName", "active", "meta");
        assertThat(id).isNotEqualTo("7");
        assertThat(created.at("/meta/version").asText()).isEqualTo("W/\"1\"");
        assertThat(created.at("/meta/resourceType").asText()).isEqualTo("User");
        assertThat(created.at("/meta/created").asText()).startsWith("20");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"op\": \"replace\", \"path\": \"shoeSize\", \"value\": \"43\"} | invalidPath",
                "{\"op\": \"add\", \"path\": \"urn:example:fancy:2.0:User:colour\", \"value\": \"red\"} | invalidPath",
                "{\"op\": \"replace\", \"value\": {\"displayName\": \"B\", \"shoeSize\": \"43\"}} | invalidPath",
                "{\"op\": \"replace\", \"path\": \"id\", \"value\": \"7\"} | mutability",
                "{\"op\": \"add\", \"path\": \"groups\", \"value\": [{\"value\": \"g\"}]} | mutability",
                "{\"op\": \"replace\", \"path\": \"meta.created\", \"value\": \"1999-01-01T00:00:00Z\"} | mutability",
            })
    void refusesAPatchOfWhatItDoesNotKnowOrOnlySaysItself(String operation, String type) {
        String before = tenant.get(ana).text();

        patch(ana, operation).isScimError(400, type);

        assertThat(tenant.get(ana).text()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"op\": \"add\", \"value\": {\"urn:ietf:params:scim:schemas:extension:papercut:2.0:User\": {\"accessCode\": \"7KQZ42\"}}}",
                "{\"op\": \"add\", \"value\": {\"urn:ietf:params:scim:schemas:extension:papercut:2.0:User:accessCode\": \"7KQZ42\"}}",
                "{\"op\": \"add\", \"path\": \"urn:ietf:params:scim:schemas:extension:papercut:2.0:User:accessCode\", \"value\": \"7KQZ42\"}",
                "{\"op\": \"add\", \"path\": \"urn:ietf:params:scim:schemas:extension:papercut:2.0:User\", \"value\": {\"accessCode\": \"7KQZ42\"}}",
                "{\"op\": \"replace\", \"value\": {\"name.givenName\": \"A\", \"urn:ietf:params:scim:schemas:extension:papercut:2.0:User.accessCode\": \"7KQZ42\"}}",
            })
    void findsOurExtensionHoweverItIsNamed(String operation) {
        JsonNode user = patch(ana, operation).ok(200);

        assertThat(user.path("schemas")).extracting(JsonNode::asText).contains(Tenant.PAPERCUT);
        assertThat(tenant.total(Tenant.PAPERCUT + ":accessCode eq \"7KQZ42\"")).isEqualTo(1);
    }

    @Test
    void findsOurExtensionInABodyHoweverItIsNamed() {
        tenant.literally("POST", "/Users", """
                        {"userName": "bea", "urn:ietf:params:scim:schemas:extension:papercut:2.0:User:accessCode": "7KQZ42"}
                        """).ok(201);

        assertThat(tenant.total(Tenant.PAPERCUT + ":accessCode eq \"7KQZ42\" and userName eq \"bea\""))
                .isEqualTo(1);
    }

    @Test
    void takesNoOperationsForNoChange() {
        JsonNode user = tenant.literally(
                        "PATCH",
                        "/Users/" + ana,
                        "{\"schemas\": [\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"], \"Operations\": []}")
                .ok(200);

        assertThat(user.at("/meta/version").asText()).isEqualTo("W/\"1\"");
    }

    private Answer patch(String user, String operation) {
        return tenant.literally(
                "PATCH",
                "/Users/" + user,
                "{\"schemas\": [\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"], \"Operations\": [" + operation
                        + "]}");
    }
}
