package platen.accesscode.suite;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.smallrye.jwt.build.Jwt;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import platen.testing.TestDatabase;
import platen.testing.TestEvent;
import platen.testing.TestRecord;
import platen.testing.WithEngines;

/** What people see of, and do to, their own code. */
@QuarkusTest
@WithEngines
class SelfServiceTest {

    private static final String CODE = "/api/v1/me/access-code";
    private static final String REGENERATIONS = "/api/v1/me/access-code/regenerations";
    private static final String ISSUER = "https://server.example.com";

    private final IdentityFixture identity = IdentityFixture.knownOrganisation();
    private final Admin admin = Admin.of(identity);
    private final PersonFixture ana = identity.activePerson();
    private final String subject = "sub-" + UUID.randomUUID();

    @Test
    void showsTheCodeMaskedAndOnDemandInClearWithATrace() {
        signsIn(ana, subject);
        String code = admin.reveal(ana);

        self().get(CODE)
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .header("ETag", "\"1\"")
                .body("userId", is(ana.id.toString()), "masked", is("••••••"), "length", is(6))
                .body("containsKey('code')", is(false));
        assertThat(reveal()).isEqualTo(code);

        admin.request()
                .queryParams(Map.of("user", ana.id, "actor", subject))
                .get("/api/v1/audit")
                .then()
                .body("items", hasSize(1))
                .body(
                        "items[0].action", is("access-code-revealed"),
                        "items[0].channel", is("self-service"),
                        "items[0].address", is("127.0.0.1"));
        assertThat(StubIdentity.asked(subject)).isZero();
    }

    @Test
    void asksIdentityAtTheFirstSignInAndUsesTheAnswerAtOnce() {
        StubIdentity.knows(subject, ana.id);

        self().get(CODE).then().statusCode(200).body("userId", is(ana.id.toString()));

        signsIn(ana, subject);
        self().get(CODE).then().statusCode(200);
        assertThat(StubIdentity.asked(subject)).isEqualTo(1);
    }

    @Test
    void saysWhatIdentityHasAgainstASignIn() {
        StubIdentity.answers(
                subject,
                409,
                "{\"type\": \"/problems/person-bound-elsewhere\", \"title\": \"No\", \"detail\": \"Remove it.\"}");

        self().get(CODE)
                .then()
                .statusCode(409)
                .body("type", is("/problems/person-bound-elsewhere"), "detail", is("Remove it."));
        as("somebody-else").get(CODE).then().statusCode(404).body("type", is("/problems/person-not-known"));
        assertThat(StubIdentity.asked(subject)).isEqualTo(1);
    }

    @Test
    void triesAgainWhenIdentityStumbles() {
        StubIdentity.answers(subject, 503, "{}");
        StubIdentity.answers(subject, 500, "{}");
        StubIdentity.knows(subject, ana.id);

        self().get(CODE).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 401, 0})
    void saysSoWhenIdentityDoesNotAnswer(int status) {
        StubIdentity.answers(subject, status, "<html>");

        self().get(CODE).then().statusCode(503).body("type", is("/problems/sign-in-not-resolved"));

        assertThat(StubIdentity.asked(subject)).isEqualTo(status == 401 ? 1 : 3);
    }

    @Test
    void followsWhatIdentitySaysOfSignIns() {
        PersonFixture bob = identity.activePerson();
        signsIn(ana, subject);
        signsIn(bob, subject);
        self().get(CODE).then().body("userId", is(bob.id.toString()));

        Heard.event(identity.publish(
                TestEvent.example(IdentityFixture.USERS, "user-updated")
                        .data("user/userId", bob.id)
                        .data("user/codePolicy", null)
                        .data("user/subjects", null),
                bob.id));
        self().get(CODE).then().body("userId", is(bob.id.toString()));

        updated(bob, List.of());
        self().get(CODE).then().statusCode(404).body("type", is("/problems/person-not-known"));
        signsIn(ana, subject);
        ana.delete();
        self().get(CODE).then().statusCode(404).body("type", is("/problems/person-not-known"));
    }

    @Test
    void knowsNobodyOfAnotherOrganisation() {
        signsIn(ana, subject);
        IdentityFixture elsewhere = IdentityFixture.knownOrganisation();

        given().auth()
                .oauth2(token(elsewhere.organisation, subject))
                .get(CODE)
                .then()
                .statusCode(404);
    }

    @Test
    void showsNothingWhereTheOrganisationDoesNotLetIt() {
        signsIn(ana, subject);
        admin.policy(Map.of("codesViewable", false, "selfServiceRegeneration", true))
                .statusCode(200);

        for (String path : List.of(CODE, CODE + "?reveal=true")) {
            self().get(path).then().statusCode(403).body("type", is("/problems/codes-not-viewable"));
        }
        self().post(REGENERATIONS).then().statusCode(403).body("type", is("/problems/codes-not-viewable"));
        assertThat(admin.version(ana)).isEqualTo(1);
    }

    @Test
    void doesNothingForSomebodyInactiveOrWithoutACode() {
        signsIn(ana, subject);
        admin.policy(Map.of("selfServiceRegeneration", true)).statusCode(200);
        ana.deactivate();
        signsIn(ana, subject);

        self().get(CODE + "?reveal=true").then().statusCode(403).body("type", is("/problems/user-inactive"));
        self().post(REGENERATIONS).then().statusCode(403).body("type", is("/problems/user-inactive"));

        StubIdentity.knows("newcomer", UUID.randomUUID());
        as("newcomer").get(CODE).then().statusCode(404).body("type", is("/problems/no-access-code"));
        as("newcomer").post(REGENERATIONS).then().statusCode(404).body("type", is("/problems/no-access-code"));
    }

    @Test
    void regeneratesNothingUnlessTheOrganisationSaysSo() {
        signsIn(ana, subject);

        self().post(REGENERATIONS).then().statusCode(403).body("type", is("/problems/regeneration-not-allowed"));

        assertThat(admin.version(ana)).isEqualTo(1);
    }

    @Test
    void regeneratesMailsNobodyAndLeavesATrace() {
        signsIn(ana, subject);
        String before = admin.reveal(ana);
        admin.policy(Map.of("selfServiceRegeneration", true)).statusCode(200);

        self().post(REGENERATIONS)
                .then()
                .statusCode(201)
                .header("ETag", "\"2\"")
                .header("Location", endsWith(CODE))
                .body("masked", is("••••••"), "version", is(2))
                .body("containsKey('code')", is(false));

        assertThat(reveal()).isNotEqualTo(before);
        TestRecord issued = Credentials.last(ana, 2);
        assertThat(issued.data().path("reason").asText()).isEqualTo("regenerated-by-user");
        assertThat(issued.data().path("sealedCode").isNull()).isTrue();
        admin.request()
                .queryParams(Map.of("user", ana.id, "action", "access-code-issued", "actor", subject))
                .get("/api/v1/audit")
                .then()
                .body("items", hasSize(1))
                .body("items[0].reason", is("regenerated-by-user"), "items[0].channel", is("self-service"));
    }

    @Test
    void regeneratesOnceForARepeatedRequest() {
        signsIn(ana, subject);
        admin.policy(Map.of("selfServiceRegeneration", true)).statusCode(200);
        String key = UUID.randomUUID().toString();

        for (int time = 0; time < 2; time++) {
            self().header("Idempotency-Key", key)
                    .post(REGENERATIONS)
                    .then()
                    .statusCode(201)
                    .body("version", is(2));
        }

        assertThat(admin.version(ana)).isEqualTo(2);
    }

    @Test
    void regeneratesAsOftenADayAsTheOrganisationSays() {
        signsIn(ana, subject);
        admin.policy(Map.of("selfServiceRegeneration", true, "regenerationsPerDay", 2))
                .statusCode(200);
        self().post(REGENERATIONS).then().statusCode(201);
        self().post(REGENERATIONS).then().statusCode(201);

        int wait = Integer.parseInt(self().post(REGENERATIONS)
                .then()
                .statusCode(429)
                .body("type", is("/problems/too-many-regenerations"))
                .extract()
                .header("Retry-After"));

        assertThat(wait).isBetween(86_300, 86_400);
        assertThat(admin.version(ana)).isEqualTo(3);
        admin.generate(ana).statusCode(200); // an administrator is not counted
        aDayPasses(1);
        self().post(REGENERATIONS).then().statusCode(201);
        self().post(REGENERATIONS).then().statusCode(429);
    }

    @Test
    void countsRequestsThatComeAtOnce() {
        signsIn(ana, subject);
        admin.policy(Map.of("selfServiceRegeneration", true, "regenerationsPerDay", 1))
                .statusCode(200);

        List<Integer> statuses = IntStream.range(0, 4)
                .mapToObj(unused -> CompletableFuture.supplyAsync(
                        () -> self().post(REGENERATIONS).statusCode()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .sorted()
                .toList();

        assertThat(statuses).containsExactly(201, 429, 429, 429);
    }

    /** Moves the oldest of Ana's regenerations a day back. */
    private void aDayPasses(int regenerations) {
        TestDatabase.ofThisRun()
                .execute(
                        "update audit set at = at - interval '1 day' where (organisation_id, id) in (select organisation_id,"
                                + " id from audit where user_id = ? and reason = 'regenerated-by-user' order by at limit ?)",
                        ana.id,
                        regenerations);
    }

    private void signsIn(PersonFixture person, String as) {
        updated(person, List.of(Map.of("issuer", ISSUER, "sub", as)));
    }

    private void updated(PersonFixture person, List<Map<String, String>> subjects) {
        Heard.event(identity.publish(
                TestEvent.example(IdentityFixture.USERS, "user-updated")
                        .data("user/userId", person.id)
                        .data("user/codePolicy", null)
                        .data("user/subjects", subjects),
                person.id));
    }

    private String reveal() {
        return self().get(CODE + "?reveal=true")
                .then()
                .statusCode(200)
                .extract()
                .path("code");
    }

    private RequestSpecification self() {
        return as(subject);
    }

    private RequestSpecification as(String somebody) {
        return given().auth().oauth2(token(identity.organisation, somebody));
    }

    private static String token(UUID organisation, String subject) {
        return Jwt.subject(subject)
                .preferredUserName("ana")
                .groups(Set.of("user"))
                .issuer(ISSUER)
                .audience("platen")
                .claim("organisation", organisation.toString())
                .expiresIn(Duration.ofHours(1))
                .jws()
                .keyId("1")
                .sign("privateKey.jwk");
    }
}
