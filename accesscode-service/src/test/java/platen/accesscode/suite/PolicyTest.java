package platen.accesscode.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import platen.testing.TestDatabase;
import platen.testing.WithEngines;

/** The policy, and that it speaks of new codes only. */
@QuarkusTest
@WithEngines
class PolicyTest {

    private final IdentityFixture identity = IdentityFixture.knownOrganisation();
    private final Admin admin = Admin.of(identity);

    @Test
    void beginsWithSixLettersAndDigits() {
        admin.request()
                .get("/api/v1/policy")
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("format", is("alphanumeric"), "minLength", is(6))
                .body("densityLimit", is(0.001f), "quarantineDays", is(90))
                .body("trivialCodesAllowed", is(false), "codesViewable", is(true))
                .body("revealRoles", contains("admin", "helpdesk"))
                .body("expiresAfterDays", nullValue(), "expiryNoticeDays", is(7))
                .body("selfServiceRegeneration", is(false), "regenerationsPerDay", is(3), "cardsPerUser", is(10));
    }

    @Test
    void isShownAsItWasPut() {
        Map<String, Object> policy = Map.ofEntries(
                Map.entry("format", "numeric"),
                Map.entry("minLength", 5),
                Map.entry("densityLimit", 0.25),
                Map.entry("quarantineDays", 0),
                Map.entry("trivialCodesAllowed", true),
                Map.entry("codesViewable", false),
                Map.entry("revealRoles", List.of("admin")),
                Map.entry("expiresAfterDays", 30),
                Map.entry("expiryNoticeDays", 29),
                Map.entry("selfServiceRegeneration", true),
                Map.entry("regenerationsPerDay", 1),
                Map.entry("cardsPerUser", 2));

        admin.policy(policy).statusCode(200).body("$", equalTo(asJson(policy)));

        admin.request().get("/api/v1/policy").then().body("$", equalTo(asJson(policy)));
    }

    /** REST Assured reads fractions as floats. */
    private static Map<String, Object> asJson(Map<String, Object> policy) {
        Map<String, Object> read = new HashMap<>(policy);
        read.put("densityLimit", 0.25f);
        return read;
    }

    @Test
    void letsAdministratorsSetTrivialCodesOnlyWhenItSaysSo() {
        PersonFixture ana = identity.activePerson();
        admin.set(ana, "1234").statusCode(422).body("rule", is("trivial"));

        admin.policy(Map.of("trivialCodesAllowed", true)).statusCode(200);

        admin.set(ana, "1234").statusCode(200);
        assertThat(admin.reveal(ana)).isEqualTo("1234");
    }

    @Test
    void letsSourcesBringTrivialCodesOnlyWhenItSaysSo() {
        PersonFixture ana = identity.person();
        ana.create("7777", PersonFixture.NOTHING);
        admin.policy(Map.of("trivialCodesAllowed", true)).statusCode(200);

        ana.observe("7777");
        admin.show(ana).body("origin", is("generated"));
        ana.observe("8888");

        assertThat(admin.reveal(ana)).isEqualTo("8888");
    }

    @Test
    void neverGeneratesSomebodyACodeTheyHadBefore() {
        admin.policy(Map.of("format", "numeric", "minLength", 4, "densityLimit", 1, "quarantineDays", 0));
        PersonFixture ana = identity.activePerson();
        Set<String> had = new HashSet<>(Set.of(admin.reveal(ana)));

        for (int change = 1; change <= 60; change++) {
            admin.generate(ana).statusCode(200);
            assertThat(had.add(admin.reveal(ana))).isTrue();
        }
    }

    @Test
    void touchesNoExistingCodeAndShapesNewOnes() {
        PersonFixture ana = identity.activePerson();
        String before = admin.reveal(ana);

        admin.policy("numeric", 8, 0.001).statusCode(200).header("ETag", "\"2\"");

        assertThat(admin.reveal(ana)).isEqualTo(before);
        assertThat(admin.reveal(identity.activePerson())).matches("\\d{8}");
        admin.remove(ana).statusCode(200);
        assertThat(admin.reveal(ana)).matches("\\d{8}");
    }

    @Test
    void lengthensCodesWhenTheyGetDense() {
        admin.policy("numeric", 4, 0.0002).statusCode(200);

        assertThat(admin.reveal(identity.activePerson())).hasSize(4);
        assertThat(admin.reveal(identity.activePerson())).hasSize(4);
        assertThat(admin.reveal(identity.activePerson())).hasSize(5);
    }

    @Test
    void isNotOverwrittenByWhoSawAnOlderVersionNorByNonsense() {
        admin.policy("numeric", 8, 0.001).statusCode(200);

        Map<String, Object> valid = admin.policyWith(Map.of("minLength", 5));
        admin.request()
                .header("If-Match", "\"1\"")
                .body(valid)
                .put("/api/v1/policy")
                .then()
                .statusCode(412);
        admin.request().body(valid).put("/api/v1/policy").then().statusCode(428);
        admin.request().get("/api/v1/policy").then().header("ETag", "\"2\"");
    }

    @Test
    void ordersAJobThatMakesCodesAnewWhenAsked() {
        var answer = regenerate("regenerate=unfit&notify=false", 7)
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("minLength", is(7))
                .extract();

        UUID job = UUID.fromString(answer.path("jobId"));
        assertThat(answer.header("Location")).endsWith("/api/v1/access-code-jobs/" + job);

        assertThat(TestDatabase.ofThisRun().rows("select scope, notify from regeneration_job where id = ?", job))
                .containsExactly(Map.of("scope", "unfit", "notify", false));
    }

    @Test
    void ordersNoJobUnasked() {
        regenerate("notify=true", 7).statusCode(200).body("$", not(hasKey("jobId")));
        regenerate("regenerate=nobody", 8).statusCode(200).body("$", not(hasKey("jobId")));

        assertThat(TestDatabase.ofThisRun()
                        .count(
                                "select count(*) from regeneration_job where organisation_id = ?",
                                identity.organisation))
                .isZero();
    }

    @Test
    void staysAsItIsWhileAnotherJobIsOpen() {
        TestDatabase.ofThisRun()
                .execute(
                        "insert into regeneration_job (organisation_id, id, scope, notify, state, ordered_by, ordered_at,"
                                + " since_change, due_at) values (?, gen_random_uuid(), 'missing', false, 'paused', 'admin',"
                                + " now(), 0, now())",
                        identity.organisation);

        regenerate("regenerate=everybody", 7)
                .statusCode(409)
                .body("type", is("/problems/regeneration-open"), "jobId", notNullValue());

        admin.request().get("/api/v1/policy").then().header("ETag", "\"1\"").body("minLength", is(6));
    }

    @ParameterizedTest
    @CsvSource({"regenerate=all, regenerate", "regenerate=unfit&notify=perhaps, notify"})
    void refusesAJobThatMeansNothing(String query, String parameter) {
        regenerate(query, 7).statusCode(400).body("errors.parameter", contains(parameter));

        admin.request().get("/api/v1/policy").then().header("ETag", "\"1\"");
    }

    private ValidatableResponse regenerate(String query, int minLength) {
        return admin.request()
                .header("If-Match", "*")
                .body(admin.policyWith(Map.of("minLength", minLength)))
                .put("/api/v1/policy?" + query)
                .then();
    }

    static Stream<Arguments> nonsense() {
        return Stream.of(
                arguments("format", "runic", "/format"),
                arguments("format", null, "/format"),
                arguments("minLength", 3, "/minLength"),
                arguments("minLength", 11, "/minLength"),
                arguments("minLength", 6.5, "/minLength"),
                arguments("minLength", null, "/minLength"),
                arguments("densityLimit", 0, "/densityLimit"),
                arguments("densityLimit", 1.01, "/densityLimit"),
                arguments("densityLimit", "NaN", "/densityLimit"),
                arguments("quarantineDays", -1, "/quarantineDays"),
                arguments("quarantineDays", 3651, "/quarantineDays"),
                arguments("quarantineDays", 99_999_999_999L, "/quarantineDays"),
                arguments("trivialCodesAllowed", null, "/trivialCodesAllowed"),
                arguments("trivialCodesAllowed", "perhaps", "/trivialCodesAllowed"),
                arguments("codesViewable", null, "/codesViewable"),
                arguments("revealRoles", null, "/revealRoles"),
                arguments("revealRoles", List.of("admin", "auditor"), "/revealRoles/1"),
                arguments("revealRoles", Arrays.asList("admin", null), "/revealRoles/1"),
                arguments("expiresAfterDays", 0, "/expiresAfterDays"),
                arguments("expiresAfterDays", 3651, "/expiresAfterDays"),
                arguments("expiresAfterDays", 7, "/expiryNoticeDays"),
                arguments("expiryNoticeDays", -1, "/expiryNoticeDays"),
                arguments("expiryNoticeDays", 366, "/expiryNoticeDays"),
                arguments("selfServiceRegeneration", null, "/selfServiceRegeneration"),
                arguments("regenerationsPerDay", 0, "/regenerationsPerDay"),
                arguments("regenerationsPerDay", 101, "/regenerationsPerDay"),
                arguments("cardsPerUser", null, "/cardsPerUser"),
                arguments("cardsPerUser", 0, "/cardsPerUser"),
                arguments("cardsPerUser", 101, "/cardsPerUser"));
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void refusesNonsenseNamingThePlace(String setting, @Nullable Object value, String pointer) {
        admin.policy(Collections.singletonMap(setting, value)).statusCode(400).body("errors.pointer", hasItem(pointer));

        admin.request().get("/api/v1/policy").then().header("ETag", "\"1\"");
    }
}
