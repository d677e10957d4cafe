package platen.google.connection;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static platen.google.SyncFixture.CONNECTION;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import platen.google.SyncFixture;
import platen.google.fake.FakeKeys;
import platen.google.fake.WithFakeGoogle;
import platen.testing.TestTokens;
import platen.testing.WithEngines;

@QuarkusTest
@WithEngines
@WithFakeGoogle
class ConnectionResourceTest {

    @Test
    void createsAConnectionWithDefaultsAndShowsNoKey() {
        var fixture = SyncFixture.anOrganisation();

        fixture.put(fixture.request(Map.of()))
                .statusCode(201)
                .header("Location", endsWith(CONNECTION))
                .header("ETag", equalTo("\"1\""));

        given().auth()
                .oauth2(fixture.admin())
                .get(CONNECTION)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"1\""))
                .body(
                        "serviceAccountKey.clientEmail",
                        equalTo(fixture.workspace().clientEmail()))
                .body("serviceAccountKey.keyId", equalTo(FakeKeys.KEY_ID))
                .body("serviceAccountKey.size()", equalTo(2))
                .body("customer", equalTo("my_customer"))
                .body("schema", equalTo("PaperCut"))
                .body("accessCodeField", equalTo("accessCode"))
                .body("cardField", equalTo("cardNumber"))
                .body("mode", equalTo("manual"))
                .body("onRemoval", equalTo("keep"))
                .body("orgUnits.size()", equalTo(0))
                .body(not(containsString("PRIVATE KEY")));
    }

    @Test
    void replacesOnlyWhatTheCallerHasSeenAndMayKeepTheKey() {
        var fixture = SyncFixture.aConnection();
        var change = fixture.request(Map.of("onRemoval", "delete-now", "orgUnits", List.of("/Staff")));
        change.remove("serviceAccountKey");

        fixture.put(change).statusCode(428);
        putIfMatch(fixture, change, "\"7\"").then().statusCode(412);
        putIfMatch(fixture, change, "\"1\"")
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"2\""))
                .body("onRemoval", equalTo("delete-now"))
                .body("orgUnits", contains("/Staff"))
                .body("serviceAccountKey.keyId", equalTo(FakeKeys.KEY_ID));

        fixture.workspace().orgUnit("id:1", "/Staff");
        assertThat(fixture.sync().getInt("counts.read")).isZero();
    }

    @Test
    void aFirstConnectionNeedsAKeyAndNoVersion() {
        var fixture = SyncFixture.anOrganisation();
        var withoutKey = fixture.request(Map.of());
        withoutKey.remove("serviceAccountKey");

        fixture.put(withoutKey).statusCode(400).body("errors[0].pointer", equalTo("/serviceAccountKey"));
        putIfMatch(fixture, fixture.request(Map.of()), "*").then().statusCode(412);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delegatedAdmin=nobody",
                "customer=a b",
                "domain=nodot",
                "schema=a,b",
                "accessCodeField=a b",
                "noticeAddress=x",
                "mode=sometimes",
                "onRemoval=shrug",
                "orgUnits=Staff",
                "orgUnits=/Staff/"
            })
    void refusesWhatIsNotValid(String wrong) {
        var fixture = SyncFixture.anOrganisation();
        String name = wrong.substring(0, wrong.indexOf('='));
        String value = wrong.substring(wrong.indexOf('=') + 1);
        Object json = name.equals("orgUnits") ? List.of(value) : value;

        fixture.put(fixture.request(Map.of(name, json)))
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.pointer", hasItem(containsString("/" + name)));
    }

    @Test
    void takesACustomerOrADomain() {
        var fixture = SyncFixture.anOrganisation();

        fixture.put(fixture.request(Map.of("customer", "my_customer", "domain", "school.example")))
                .statusCode(400)
                .body("errors.pointer", contains("/domain"));
        fixture.put(fixture.request(Map.of("domain", "school.example")))
                .statusCode(201)
                .body("customer", equalTo("school.example"));
        fixture.sync();

        assertThat(fixture.connection().getInt("lastCompleteRun.people")).isZero();
        assertThat((Object) fixture.connection().get("nextRunAt")).isNull();
        assertThat(fixture.workspace().requests("users").getFirst().parameters())
                .containsEntry("domain", "school.example")
                .doesNotContainKey("customer");
    }

    @Test
    void takesADailyTimeWithItsZone() {
        var fixture = SyncFixture.anOrganisation();

        fixture.put(fixture.request(Map.of("dailyRun", Map.of("at", "25:00", "zone", "UTC"))))
                .statusCode(400)
                .body("errors.pointer", contains("/dailyRun/at"));
        fixture.put(fixture.request(Map.of("dailyRun", Map.of("at", "03:15", "zone", "Mars/Base"))))
                .statusCode(400)
                .body("errors.pointer", contains("/dailyRun/zone"));
        fixture.put(fixture.request(Map.of("dailyRun", Map.of("at", "03:15", "zone", "Europe/Berlin"))))
                .statusCode(201)
                .body("dailyRun.at", equalTo("03:15"))
                .body("dailyRun.zone", equalTo("Europe/Berlin"))
                .body("lastCompleteRun", equalTo(null));
    }

    @Test
    void refusesAKeyThatCannotSign() {
        var fixture = SyncFixture.anOrganisation();
        Map<String, Object> key = Map.of(
                "type", "service_account", "client_email", "a@b", "private_key_id", "1", "private_key", "topsecret");

        fixture.put(fixture.request(Map.of("serviceAccountKey", key)))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/serviceAccountKey/private_key"))
                .body(not(containsString("topsecret")));
    }

    @Test
    void everyOrganisationHasItsOwn() {
        SyncFixture.aConnection();

        given().auth()
                .oauth2(TestTokens.admin(UUID.randomUUID()))
                .get(CONNECTION)
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/not-found"));
        given().auth()
                .oauth2(TestTokens.admin(UUID.randomUUID()))
                .post(CONNECTION + "/test")
                .then()
                .statusCode(404);
    }

    private static Response putIfMatch(SyncFixture fixture, Map<String, Object> request, String ifMatch) {
        return given().auth()
                .oauth2(fixture.admin())
                .contentType(ContentType.JSON)
                .header("If-Match", ifMatch)
                .body(request)
                .put(CONNECTION);
    }
}
