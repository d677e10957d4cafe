package platen.scim.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import platen.testing.TestEvent;
import platen.testing.TestTokens;
import platen.testing.TestTopics;
import platen.testing.WithEngines;

/** One answer to why a person has not what their identity provider gave them. */
@QuarkusTest
@WithEngines
class ExplanationTest {

    private static final String EXPLANATIONS = "/api/v1/scim/explanations";
    private static final String USERS = "identity.user";
    private static final String CREDENTIALS = "accesscode.credential";
    private static final String ANA = "{'userName':'Ana','externalId':'E-1','title':'Dr','emails':[{'value':'ana@x'}],"
            + "'<ENT>':{'department':'Arts'},'<PC>':{'accessCode':'7KQZ42','accessCard':'04A1'}}";

    private final TestTopics topics = TestTopics.ofThisRun();
    private final UUID user = UUID.randomUUID();
    private long said;
    private long saidOfCredentials;
    private Tenant tenant;

    @BeforeEach
    void createTenant() {
        tenant = Tenant.create();
    }

    @AfterEach
    void closeTopics() {
        topics.close();
    }

    @Test
    void saysWhoIsKnownByEachName() {
        String ana = tenant.post(ANA).ok(201).path("id").asText();

        for (String query : List.of("userName=aNA", "externalId=E-1", "id=" + ana)) {
            JsonNode answer = explain(query).ok(200);
            JsonNode resource = answer.path("resource");
            assertThat(resource.path("id").asText()).isEqualTo(ana);
            assertThat(resource.path("userName").asText()).isEqualTo("Ana");
            assertThat(resource.path("externalId").asText()).isEqualTo("E-1");
            assertThat(resource.path("active").asBoolean()).isTrue();
            assertThat(resource.path("deleted").asBoolean(true)).isFalse();
            assertThat(resource.path("accessCode").asText()).isEqualTo("held");
            assertThat(resource.path("attributes"))
                    .extracting(JsonNode::asText)
                    .containsExactly(
                            "active", "emails", "externalId", "title", Tenant.ENTERPRISE + ":department", "userName");
            assertThat(answer.path("user").isNull()).isTrue();
            assertThat(answer.path("review").isNull()).isTrue();
            assertThat(answer.path("problems")).isEmpty();
            assertThat(answer.path("log"))
                    .extracting(entry -> entry.path("operation").asText())
                    .containsExactly("create");
            assertThat(answer.toString()).doesNotContain("7KQZ42", "04A1", "Arts", "ana@x");
        }
    }

    @Test
    void saysWhoWasDeletedAndWhen() {
        String first = tenant.post(ANA).ok(201).path("id").asText();
        tenant.delete(first).ok(204);

        for (String query : List.of("userName=Ana", "externalId=E-1", "id=" + first)) {
            JsonNode answer = explain(query).ok(200);
            assertThat(answer.path("resource").path("id").asText()).isEqualTo(first);
            assertThat(answer.path("resource").path("deleted").asBoolean()).isTrue();
            assertThat(answer.path("resource").path("deletedAt").asText()).isNotEmpty();
            assertThat(answer.path("resource").path("userName").isNull()).isTrue();
            assertThat(answer.path("log").path(0).path("operation").asText()).isEqualTo("delete");
        }
        String second = tenant.post(ANA).ok(201).path("id").asText();
        assertThat(explain("externalId=E-1").ok(200).at("/resource/id").asText())
                .isEqualTo(second);
        assertThat(explain("userName=ana").ok(200).at("/resource/id").asText()).isEqualTo(second);
    }

    @Test
    void saysWhyNobodyWasCreated() {
        tenant.post("{'userName':'bob','emails':'none','<PC>':{'accessCode':'1'}}")
                .isScimError(400, "invalidValue");

        JsonNode answer = explain("userName=bob").ok(200);

        assertThat(answer.path("resource").isNull()).isTrue();
        assertThat(answer.path("log"))
                .extracting(entry -> entry.path("operation").asText() + " "
                        + entry.path("outcome").asText() + " "
                        + entry.path("rule").asText())
                .containsExactly("create refused invalidValue");
    }

    @Test
    void saysWhomThePersonBecameOrThatTheMatchIsAmbiguous() {
        String ana = tenant.post(ANA).ok(201).path("id").asText();
        UUID review = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        topics.publish(USERS, ambiguous(ana, other, review, Instant.now()));

        await().atMost(Duration.ofSeconds(20))
                .until(() -> !explain("id=" + ana).ok(200).path("review").isNull());
        JsonNode waiting = explain("id=" + ana).ok(200);
        assertThat(waiting.at("/review/id").asText()).isEqualTo(review.toString());
        assertThat(waiting.at("/review/reason").asText()).isEqualTo("already-linked");
        assertThat(waiting.at("/review/userId").asText()).isEqualTo(other.toString());
        assertThat(waiting.path("user").isNull()).isTrue();

        link(ana);
        awaitLinked(ana);
        JsonNode decided = explain("id=" + ana).ok(200);
        assertThat(decided.at("/user/id").asText()).isEqualTo(user.toString());
        assertThat(decided.path("review").isNull()).isTrue();
    }

    @Test
    void isNotConfusedByAReviewHeardOfAfterItsEnd() {
        String ana = tenant.user("ana");
        Instant before = Instant.now().minusSeconds(5);
        link(ana);
        awaitLinked(ana);
        UUID other = UUID.randomUUID();
        topics.publish(USERS, ambiguous(ana, other, UUID.randomUUID(), before));
        String bob = tenant.user("bob");
        // The same key: heard of after the former.
        topics.publish(
                USERS, ambiguous(bob, other, UUID.randomUUID(), Instant.now()).sequence(2));

        await().atMost(Duration.ofSeconds(20))
                .until(() -> !explain("id=" + bob).ok(200).path("review").isNull());
        assertThat(explain("id=" + ana).ok(200).path("review").isNull()).isTrue();
    }

    @Test
    void saysWhatStandsInTheWayOfACodeAndACardUntilItDoesNot() {
        String ana = tenant.post(ANA).ok(201).path("id").asText();
        UUID holder = UUID.randomUUID();
        link(ana);
        credential("access-code-conflicted", Map.of("source", "scim", "holderUserId", holder.toString()));
        credential("credential-refused", Map.of("source", "scim", "kind", "card", "reason", "random-uid"));
        awaitProblems(ana, "access-code code-already-taken " + holder, "card random-uid ");

        // What another source was refused, and what was generated instead, is no answer to this one.
        credential("credential-refused", Map.of("source", "google", "kind", "card", "reason", "too-short"));
        credential("access-code-issued", Map.of("origin", "generated"));
        credential("card-registered", Map.of("origin", "synced"));
        awaitProblems(ana, "access-code code-already-taken " + holder);
        credential("access-code-issued", Map.of("origin", "synced"));
        awaitProblems(ana);
    }

    @Test
    void forgetsWhatStoodInTheWayOfAFormerCode() {
        String ana = tenant.post(ANA).ok(201).path("id").asText();
        link(ana);
        credential("credential-refused", Map.of("source", "scim", "kind", "access-code", "reason", "trivial"));
        credential("credential-refused", Map.of("source", "scim", "kind", "card", "reason", "random-uid"));
        awaitProblems(ana, "access-code trivial ", "card random-uid ");

        tenant.patch(ana, "{'op':'replace','path':'title','value':'Ms'}").ok(200);
        assertThat(problems(ana)).hasSize(2);
        tenant.patch(ana, "{'op':'replace','path':'<PC>:accessCode','value':'K7P2M9'}")
                .ok(200);
        assertThat(problems(ana)).containsExactly("card random-uid ");
        tenant.delete(ana).ok(204);
        assertThat(problems(ana)).isEmpty();
    }

    @Test
    void isForThisOrganisationsAdministratorsAndAuditors() {
        String ana = tenant.post(ANA).ok(201).path("id").asText();

        for (String query : List.of("userName=Ana", "externalId=E-1", "id=" + ana)) {
            assertThat(Tenant.create()
                            .admin("GET", EXPLANATIONS + "?" + query, null)
                            .status())
                    .isEqualTo(404);
        }
        String query = "id=" + ana;
        assertThat(as(null, query)).isEqualTo(401);
        assertThat(as(tenant.token, query)).isEqualTo(401);
        assertThat(as(TestTokens.operator(), query)).isEqualTo(403);
        assertThat(as(TestTokens.of(tenant.id, "hanna", "helpdesk"), query)).isEqualTo(403);
        assertThat(as(TestTokens.of(tenant.id, "ana", "user"), query)).isEqualTo(403);
        assertThat(as(TestTokens.of(tenant.id, "otto", "auditor"), query)).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "userName=", "userName=%00", "id=ana", "userName=a&externalId=b", "externalId=%20"})
    void refusesWhatNamesNobody(String query) {
        assertThat(explain(query).ok(400).path("type").asText()).isEqualTo("/problems/invalid-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"userName=nobody", "externalId=nobody", "id=6a1f0f8e-3c0b-4f0a-8d6e-5b1c2d3e4f01"})
    void knowsNothingOfAStranger(String query) {
        tenant.user("ana");

        assertThat(explain(query).ok(404).path("type").asText()).isEqualTo("/problems/not-found");
    }

    private Answer explain(String query) {
        return tenant.admin("GET", EXPLANATIONS + "?" + query, null);
    }

    private static int as(@Nullable String token, String query) {
        return Http.send(
                        "GET",
                        EXPLANATIONS + "?" + query,
                        (String) null,
                        token == null ? Map.of() : Map.of("Authorization", "Bearer " + token))
                .status();
    }

    private List<String> problems(String id) {
        return explain("id=" + URLEncoder.encode(id, StandardCharsets.UTF_8))
                .ok(200)
                .path("problems")
                .valueStream()
                .map(problem -> String.join(
                        " ",
                        problem.path("credential").asText(),
                        problem.path("reason").asText(),
                        problem.path("holderUserId").asText("")))
                .toList();
    }

    private void awaitProblems(String id, String... expected) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(problems(id)).containsExactly(expected));
    }

    private void awaitLinked(String id) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !explain("id=" + id).ok(200).path("user").isNull());
    }

    private void link(String person) {
        topics.publish(
                USERS,
                TestEvent.example(USERS, "person-linked")
                        .freshId()
                        .organisation(tenant.id)
                        .key(user.toString())
                        .sequence(++said)
                        .data("userId", user.toString())
                        .data("source", "scim")
                        .data("externalId", person));
    }

    private TestEvent ambiguous(String person, UUID other, UUID review, Instant at) {
        return TestEvent.example(USERS, "person-match-ambiguous")
                .freshId()
                .organisation(tenant.id)
                .key(other.toString())
                .sequence(1)
                .attribute("time", at.toString())
                .data("reviewId", review.toString())
                .data("userId", other.toString())
                .data("source", "scim")
                .data("externalId", person);
    }

    /** Of this user; caused by what was pushed. */
    private void credential(String name, Map<String, String> data) {
        TestEvent event = TestEvent.example(CREDENTIALS, name)
                .freshId()
                .organisation(tenant.id)
                .key(user.toString())
                .sequence(++saidOfCredentials)
                .attribute("originsource", "scim")
                .data("userId", user.toString());
        for (Map.Entry<String, String> field : data.entrySet()) {
            event = event.data(field.getKey(), field.getValue());
        }
        topics.publish(CREDENTIALS, event);
    }
}
