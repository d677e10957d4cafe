package platen.accesscode.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import platen.testing.WithEngines;

/**
 * Values as attackers send them: each is refused for what is wrong, and nothing is half done. It is all tried on one person, to whom
 * nothing ever happens.
 */
@QuarkusTest
@WithEngines
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {

    private static final String CODE = "/api/v1/users/{id}/access-code";
    private static final String CARDS = "/api/v1/users/{id}/cards";

    private final IdentityFixture identity = IdentityFixture.knownOrganisation();
    private final Admin admin = Admin.of(identity);
    private final PersonFixture ana = identity.activePerson();

    static Stream<Arguments> badCodes() {
        return Stream.of(
                Arguments.of("", "empty"),
                Arguments.of(" - ", "empty"),
                Arguments.of("A1B", "too-short"),
                Arguments.of("A-1-B", "too-short"),
                Arguments.of("A1B2C3D4E5F", "too-long"),
                Arguments.of("A1B2C3D4".repeat(10_000), "too-long"),
                Arguments.of("ÄBC1234", "character-not-allowed"),
                Arguments.of("١٢٣٤٥٦", "character-not-allowed"),
                Arguments.of("１２３４５７", "character-not-allowed"),
                Arguments.of("१२३४५७", "character-not-allowed"),
                Arguments.of("АВСЕ12", "character-not-allowed"),
                Arguments.of("K7P4\uD83D\uDDA8", "character-not-allowed"),
                Arguments.of("K7P4\uD83D", "character-not-allowed"),
                Arguments.of("K7P4\u0000X", "character-not-allowed"),
                Arguments.of("K7P4\u200BWX", "character-not-allowed"),
                Arguments.of("K7P4\u00A0WX", "character-not-allowed"),
                Arguments.of("K7P4\tWX", "character-not-allowed"),
                Arguments.of("K7P4\nWX", "character-not-allowed"),
                Arguments.of("K7P4;--", "character-not-allowed"),
                Arguments.of("1111", "trivial"),
                Arguments.of("A-B-C-D", "trivial"));
    }

    @ParameterizedTest
    @MethodSource("badCodes")
    void codesAreRefusedForTheRuleTheyBreak(String code, String rule) {
        admin.set(ana, code).statusCode(422).body("type", is("/problems/code-refused"), "rule", is(rule));

        assertNothingHappened();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"code\": null}",
                "{\"code\": [\"K7P4WX\"]}",
                "{\"code\": {}}",
                "{}",
                "null",
                "[]",
                "\"K7P4WX\"",
                "{\"code\": \"K7P4WX\"",
                "{\"code\": \"K7P4WX\"} {}",
                ""
            })
    void bodiesThatHoldNoCodeAreRefused(String body) {
        admin.request()
                .header("If-Match", "*")
                .body(body)
                .put(CODE, ana.id)
                .then()
                .statusCode(400)
                .contentType("application/problem+json");

        assertNothingHappened();
    }

    @ParameterizedTest
    @CsvSource({
        "'\"0\"', 412",
        "'\"2\"', 412",
        "'W/\"1\"', 412",
        "'\"99999999999999999999\"', 412",
        "1, 400",
        "'\"1', 400"
    })
    void aChangeOfWhatTheCallerHasNotSeenIsRefused(String ifMatch, int status) {
        admin.request()
                .header("If-Match", ifMatch)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(Map.of("code", "K7P4WX"))
                .put(CODE, ana.id)
                .then()
                .statusCode(status);

        assertNothingHappened();
    }

    static Stream<Arguments> badCards() {
        return Stream.of(
                Arguments.of("", "empty"),
                Arguments.of("::", "empty"),
                Arguments.of("04A", "too-short"),
                Arguments.of("0".repeat(65), "too-long"),
                Arguments.of("04A23FB1".repeat(10_000), "too-long"),
                Arguments.of("٠٤٢٣٤٥٦", "character-not-allowed"),
                Arguments.of("０４２３４５", "character-not-allowed"),
                Arguments.of("04A23F\uD83D\uDDA8", "character-not-allowed"),
                Arguments.of("04A23FÄ1", "character-not-allowed"));
    }

    @ParameterizedTest
    @MethodSource("badCards")
    void cardsAreRefusedForTheRuleTheyBreak(String number, String rule) {
        admin.request()
                .body(Map.of("number", number))
                .post(CARDS, ana.id)
                .then()
                .statusCode(422)
                .body("type", is("/problems/card-refused"), "rule", is(rule));

        assertNoCards();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"number\": null}", "{}", "{\"number\": []}", "null", "", "{\"number\": \"04A23FB1\""})
    void bodiesThatHoldNoCardAreRefused(String body) {
        admin.request().body(body).post(CARDS, ana.id).then().statusCode(400).contentType("application/problem+json");

        assertNoCards();
    }

    private void assertNoCards() {
        admin.request().get(CARDS, ana.id).then().statusCode(200).body("items", empty());
    }

    private void assertNothingHappened() {
        assertThat(admin.version(ana)).isEqualTo(1);
        assertThat(Credentials.of(ana, 1)).hasSize(1);
    }
}
