package platen.identity.suite;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import platen.testing.OwnIssuer;
import platen.testing.TestDatabase;
import platen.testing.TestRecord;
import platen.testing.TestTokens;
import platen.testing.TestTopics;
import platen.testing.WithEngines;

/** Whose sign-in is whose. */
@QuarkusTest
@WithEngines
class SubjectsTest {

    private static final String ISSUER = "https://server.example.com";

    private final TestTopics topics = TestTopics.ofThisRun();
    private Tenant tenant = new Tenant(UUID.randomUUID());
    private UserEvents events = new UserEvents(topics, tenant.id());

    @BeforeEach
    void createTenant() {
        tenant = Tenant.create();
        events = new UserEvents(topics, tenant.id());
    }

    @AfterEach
    void closeTopics() {
        topics.close();
    }

    @Test
    void bindsTheFirstSignInByUserNameAndTellsTheOthers() {
        UUID ana = tenant.user("Ana.Silva", "ana@school.example");

        signIn("sub-1", "ana.silva").statusCode(200).body("userId", equalTo(ana.toString()));

        TestRecord updated = events.await("user-updated");
        assertThat(updated.key()).isEqualTo(tenant.id() + "|" + ana);
        assertThat(updated.data().at("/user/subjects/0/issuer").asText()).isEqualTo(ISSUER);
        assertThat(updated.data().at("/user/subjects/0/sub").asText()).isEqualTo("sub-1");
        subjects(ana).body("items", hasSize(1)).body("items[0].subject", equalTo("sub-1"));
    }

    @Test
    void knowsABoundSignInWhateverBecomesOfTheNames() {
        UUID ana = tenant.user("ana", "ana@school.example");
        signIn("sub-1", "ana").statusCode(200);
        tenant.patch(ana, Map.of("userName", "ana.silva")).then().statusCode(200);
        UUID newcomer = tenant.user("ana", "other@school.example");

        signIn("sub-1", "ana").statusCode(200).body("userId", equalTo(ana.toString()));
        signIn("sub-2", "ana").statusCode(200).body("userId", equalTo(newcomer.toString()));
        signIn("sub-1", null).statusCode(200).body("userId", equalTo(ana.toString()));

        events.awaitAbout(ana, "user-created", "user-updated", "user-updated");
    }

    @Test
    void tellsEveryLaterStateWithTheSignIn() {
        UUID ana = tenant.user("ana", "ana@school.example");
        signIn("sub-1", "ana").statusCode(200);
        tenant.patch(ana, Map.of("state", "inactive")).then().statusCode(200);

        assertThat(events.await("user-deactivated")
                        .data()
                        .at("/user/subjects/0/sub")
                        .asText())
                .isEqualTo("sub-1");
        given().auth()
                .oauth2(TestTokens.service("accesscode"))
                .contentType("application/json")
                .body(Map.of("organisation", tenant.id()))
                .post("/api/v1/service/republish")
                .then()
                .statusCode(202);
        assertThat(events.await("user-updated", 2)
                        .getLast()
                        .data()
                        .at("/user/subjects/0/sub")
                        .asText())
                .isEqualTo("sub-1");
    }

    @Test
    void refusesASecondSignInOfTheSamePersonUntilTheFirstIsRemoved() {
        UUID ana = tenant.user("ana", "ana@school.example");
        signIn("sub-1", "ana").statusCode(200);
        signIn("sub-2", "ana").statusCode(409).body("type", equalTo("/problems/person-bound-elsewhere"));
        String binding = subjects(ana).extract().path("items[0].id");

        tenant.admin()
                .delete("/api/v1/users/" + ana + "/subjects/" + binding)
                .then()
                .statusCode(204);

        subjects(ana).body("items", empty());
        tenant.admin()
                .delete("/api/v1/users/" + ana + "/subjects/" + binding)
                .then()
                .statusCode(404);
        signIn("sub-2", "ana").statusCode(200).body("userId", equalTo(ana.toString()));
        List<TestRecord> updates = events.await("user-updated", 3);
        assertThat(updates)
                .extracting(update -> update.data().at("/user/subjects").size())
                .containsExactly(1, 0, 1);
    }

    @Test
    void bindsNobodyWhoIsUnknownInactiveOrUnnamed() {
        UUID ana = tenant.user("ana", "ana@school.example");
        tenant.patch(ana, Map.of("state", "inactive")).then().statusCode(200);

        signIn("sub-1", "nobody").statusCode(404).body("type", equalTo("/problems/person-not-known"));
        signIn("sub-1", "ana@school.example").statusCode(404);
        signIn("sub-1", "ana").statusCode(409).body("type", equalTo("/problems/person-inactive"));
        signIn("sub-1", null).statusCode(409).body("type", equalTo("/problems/user-name-claim-missing"));
        signIn("sub-1", "  ").statusCode(409).body("type", equalTo("/problems/user-name-claim-missing"));

        subjects(ana).body("items", empty());
    }

    @Test
    void forgetsTheSignInsOfSomebodyDeleted() {
        UUID ana = tenant.user("ana", "ana@school.example");
        signIn("sub-1", "ana").statusCode(200);
        tenant.admin()
                .header("If-Match", "*")
                .delete("/api/v1/users/" + ana)
                .then()
                .statusCode(204);

        signIn("sub-1", "ana").statusCode(404);
        UUID again = tenant.user("ana", "ana@school.example");
        signIn("sub-1", "ana").statusCode(200).body("userId", equalTo(again.toString()));
    }

    @Test
    void bindsOneOfTwoFirstSignInsAtOnce() {
        UUID ana = tenant.user("ana", "ana@school.example");

        var statuses = List.of("sub-1", "sub-2", "sub-1", "sub-2").stream()
                .map(subject -> CompletableFuture.supplyAsync(
                        () -> signIn(subject, "ana").extract().statusCode()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .sorted()
                .toList();

        assertThat(statuses).containsExactly(200, 200, 409, 409);
        subjects(ana).body("items", hasSize(1));
    }

    @Test
    void bindsTheSameSubjectOncePerOrganisationAndIssuer() {
        Tenant other = Tenant.create();
        UUID ana = tenant.user("ana", "ana@school.example");
        UUID otherAna = other.user("ana", "ana@school.example");

        signIn("sub-1", "ana").body("userId", equalTo(ana.toString()));
        put(claims("sub-1", "ana").claim("organisation", other.id().toString()))
                .statusCode(200)
                .body("userId", equalTo(otherAna.toString()));

        other.admin().get("/api/v1/users/" + ana + "/subjects").then().statusCode(404);
        String binding = subjects(ana).extract().path("items[0].id");
        other.admin()
                .delete("/api/v1/users/" + ana + "/subjects/" + binding)
                .then()
                .statusCode(404);
        subjects(ana).body("items.subject", contains("sub-1"));
    }

    @Test
    void theSameSubjectAtAnotherIssuerIsSomebodyElse() {
        TestDatabase.ofThisRun()
                .execute(
                        "update organisation set organisation_id = ? where organisation_id = ?",
                        OwnIssuer.TRUST.organisation(),
                        tenant.id());
        tenant = new Tenant(OwnIssuer.TRUST.organisation());
        UUID ana = tenant.user("ana", "ana@trust.example");
        UUID ben = tenant.user("ben", "ben@trust.example");

        signIn("sub-1", "ana").statusCode(200).body("userId", equalTo(ana.toString()));
        signInAtTheirs("sub-1", "ben").statusCode(200).body("userId", equalTo(ben.toString()));
        signInAtTheirs("sub-2", "ben").statusCode(409);

        signIn("sub-1", "ben").statusCode(200).body("userId", equalTo(ana.toString()));
        signInAtTheirs("sub-1", "ana").statusCode(200).body("userId", equalTo(ben.toString()));
    }

    private ValidatableResponse signInAtTheirs(String subject, String userName) {
        JwtClaimsBuilder claims = OwnIssuer.TRUST
                .claims(userName)
                .subject(subject)
                .claim("upn", userName)
                .claim("tenant", tenant.id().toString());
        return given().auth()
                .oauth2(OwnIssuer.TRUST.sign(claims))
                .put("/api/v1/me/subject")
                .then();
    }

    private ValidatableResponse signIn(String subject, @Nullable String userName) {
        return put(claims(subject, userName).claim("organisation", tenant.id().toString()));
    }

    private static ValidatableResponse put(JwtClaimsBuilder claims) {
        return given().auth()
                .oauth2(claims.jws().keyId("1").sign("privateKey.jwk"))
                .put("/api/v1/me/subject")
                .then();
    }

    private static JwtClaimsBuilder claims(String subject, @Nullable String userName) {
        JwtClaimsBuilder claims = Jwt.subject(subject)
                .groups(Set.of("user"))
                .issuer(ISSUER)
                .audience("platen")
                .expiresIn(Duration.ofHours(1));
        return userName == null ? claims : claims.preferredUserName(userName);
    }

    private ValidatableResponse subjects(UUID user) {
        return tenant.admin().get("/api/v1/users/" + user + "/subjects").then().statusCode(200);
    }
}
