package platen.accesscode.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import platen.testing.WithEngines;

/** What administrators are told of a policy before they choose it. */
@QuarkusTest
@WithEngines
class PolicyAssessmentApiTest {

    private static final String ASSESSMENT = "/api/v1/policy/assessment";

    private final IdentityFixture identity = IdentityFixture.knownOrganisation();
    private final Admin admin = Admin.of(identity);

    @Test
    void speaksOfThePolicyAndTheCodesThereAre() {
        admin.policy("numeric", 5, 0.01).statusCode(200);
        identity.activePerson();
        identity.activePerson();

        admin.request()
                .get(ASSESSMENT)
                .then()
                .statusCode(200)
                .body("users", is(2), "format", is("numeric"), "minLength", is(5), "expectedLength", is(5))
                .body("devices", nullValue(), "guessesADay", nullValue(), "safeLength", nullValue())
                .body("lengths.length", contains(4, 5, 6, 7, 8, 9, 10))
                .body("lengths[0].chanceADay", nullValue(), "lengths[0].withinDensityLimit", is(true));
    }

    @Test
    void speaksOfAnotherPolicyWhenAsked() {
        JsonPath answer = admin.request()
                .get(ASSESSMENT + "?users=10000&format=alphanumeric&minLength=6&densityLimit=0.001&devices=100")
                .then()
                .statusCode(200)
                .body("expectedLength", is(6), "safeLength", is(8), "guessesADay", is(3_500))
                .extract()
                .jsonPath();

        assertThat(answer.getLong("lengths[2].capacity")).isEqualTo(887_503_681);
        assertThat(answer.getLong("lengths[6].capacity")).isEqualTo(819_628_286_980_801L);
        assertThat(answer.getDouble("lengths[2].guessesForOneInAThousand")).isCloseTo(88.8, within(0.1));
        assertThat(answer.getDouble("lengths[2].chanceADay")).isCloseTo(0.0387, within(0.0005));
        assertThat(answer.getDouble("lengths[2].chanceOfOneSlip")).isCloseTo(0.00001127, within(0.0000001));
        assertThat(answer.getDouble("lengths[2].chanceOfOneSlipKeptApart")).isZero();
        assertThat(answer.getList("advice.slug")).contains("devices-allow-many-guesses");
        admin.request().get("/api/v1/policy").then().header("ETag", "\"1\"");
    }

    @Test
    void countsNobodyAsOne() {
        admin.request().get(ASSESSMENT).then().statusCode(200).body("users", is(1));
    }

    @ParameterizedTest
    @CsvSource({
        "users, 0",
        "users, many",
        "users, 1.5",
        "users, 99999999999999999999",
        "format, runic",
        "minLength, 3",
        "minLength, 11",
        "densityLimit, 0",
        "densityLimit, NaN",
        "devices, -1"
    })
    void refusesNonsenseNamingTheParameter(String parameter, String value) {
        admin.request()
                .queryParam(parameter, value)
                .get(ASSESSMENT)
                .then()
                .statusCode(400)
                .body("errors.parameter", contains(parameter));
    }

    @Test
    void namesAllThatIsWrongAtOnce() {
        admin.request()
                .get(ASSESSMENT + "?users=x&minLength=x&devices=x")
                .then()
                .statusCode(400)
                .body("errors.parameter", containsInAnyOrder("users", "minLength", "devices"));
    }

    @Test
    void doesNotCountOtherOrganisationsCodes() {
        IdentityFixture elsewhere = IdentityFixture.knownOrganisation();
        elsewhere.activePerson();
        elsewhere.activePerson();

        admin.request().get(ASSESSMENT).then().body("users", is(1));
    }
}
