package platen.identity.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import platen.testing.TestDatabase;
import platen.testing.TestRecord;
import platen.testing.TestTopics;
import platen.testing.WithEngines;

/** What being in a group does. */
@QuarkusTest
@WithEngines
class GroupRulesTest {

    private final TestTopics topics = TestTopics.ofThisRun();
    private final TestDatabase database = TestDatabase.ofThisRun();
    private Tenant tenant = new Tenant(UUID.randomUUID());
    private Groups groups = new Groups(topics, tenant, "scim");

    @BeforeEach
    void createTenant() {
        tenant = Tenant.create();
        groups = new Groups(topics, tenant, "scim");
    }

    @AfterEach
    void closeTopics() {
        topics.close();
    }

    /** A rule and a person it holds for. */
    private record Given(UUID rule, UUID user) {}

    /** What should be, by the plain words of the rules. */
    private static final class Model {
        final Set<UUID> members = new HashSet<>();
        final Map<UUID, Set<UUID>> passedOver = new HashMap<>();
        final List<Given> given = new ArrayList<>();

        void join(UUID user) {
            if (members.add(user)) {
                passedOver.forEach((rule, passed) -> give(rule, user, passed));
            }
        }

        void rule(UUID rule, boolean presentMembers) {
            Set<UUID> passed = presentMembers ? Set.of() : new HashSet<>(members);
            passedOver.put(rule, passed);
            if (presentMembers) {
                members.forEach(user -> give(rule, user, passed));
            }
        }

        private void give(UUID rule, UUID user, Set<UUID> passed) {
            var once = new Given(rule, user);
            if (!passed.contains(user) && !given.contains(once)) {
                given.add(once);
            }
        }
    }

    @Test
    void givesOnceForEachRuleAndPersonWhateverBecomesOfTheMembership() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        List<UUID> people = IntStream.range(0, 5)
                .mapToObj(i -> tenant.user("user" + i, null))
                .toList();
        UUID group = groups.byHand("Students", people.getFirst());
        var model = new Model();
        model.join(people.getFirst());

        for (int step = 0; step < 24; step++) {
            if (step % 8 == 3) {
                boolean present = step % 16 == 3;
                model.rule(groups.credit(group, present), present);
                // Who joins while a rule goes through the members is as one who joins afterwards.
                groups.settle();
            } else {
                UUID user = people.get(random.nextInt(people.size()));
                if (model.members.contains(user)) {
                    groups.change(group, List.of(), List.of(user)).then().statusCode(200);
                    model.members.remove(user);
                } else {
                    groups.change(group, List.of(user), List.of()).then().statusCode(200);
                    model.join(user);
                }
            }
        }
        groups.settle();

        await().untilAsserted(
                        () -> assertThat(given()).as("seed " + seed).containsExactlyInAnyOrderElementsOf(model.given));
    }

    @Test
    void givesNothingAgainToWhomASourceBringsBack() {
        var scim = new Source(topics, tenant.id(), "scim");
        scim.observe("1", "ana", null);
        scim.observe("2", "bea", null);
        await().until(() -> tenant.users().size() == 2);
        groups.observe("Students", "1", "3");
        UUID students = groups.target("Students");
        UUID present = groups.credit(students, true);
        UUID later = groups.credit(students, false);
        groups.settle();
        groups.observe("Students", "2");
        await().until(() -> groups.members(students).equals(List.of("2")));
        groups.observe("Students", "1", "2", "3");
        await().until(() -> groups.members(students).size() == 3);
        groups.patch(students, Map.of("targeted", false)).then().statusCode(200);
        groups.settle();
        groups.patch(students, Map.of("targeted", true)).then().statusCode(200);
        groups.settle();

        UUID ana = user("ana");
        UUID bea = user("bea");
        await().untilAsserted(() -> assertThat(given())
                .containsExactlyInAnyOrder(new Given(present, ana), new Given(present, bea), new Given(later, bea)));

        // A person whom nobody was linked to when the rule was made joins with the link.
        scim.observe("3", "cyd", null);
        await().until(() -> tenant.users().size() == 3);
        await().untilAsserted(() -> assertThat(given())
                .contains(new Given(present, user("cyd")), new Given(later, user("cyd")))
                .hasSize(5));
        tenant.as("auditor")
                .get("/api/v1/groups/" + students + "/rules")
                .then()
                .statusCode(200)
                .body("items[0].given", equalTo(3))
                .body("items[0].amount", equalTo("10.00"))
                .body("items[1].given", equalTo(2))
                .body("items[1].pending", equalTo(false));
    }

    @Test
    void namesTheCodePolicyOfTheGroupThatComesFirst() {
        UUID ana = tenant.user("ana", "ana@school.example");
        UUID bea = tenant.user("bea", "bea@school.example");
        UUID pupils = groups.byHand("Pupils", ana, bea);
        UUID staff = groups.byHand("Staff", ana);
        UUID ofPupils = groups.codePolicy(pupils, "short", 1);
        groups.codePolicy(staff, "long", 5);
        groups.settle();
        assertThat(policyOf(ana)).isEqualTo("long");
        assertThat(policyOf(bea)).isEqualTo("short");

        change(pupils, ofPupils, Map.of("kind", "code-policy", "codePolicy", "numeric", "priority", 9));
        groups.settle();
        assertThat(policyOf(ana)).isEqualTo("numeric");
        assertThat(policyOf(bea)).isEqualTo("numeric");

        groups.change(pupils, List.of(), List.of(ana)).then().statusCode(200);
        groups.settle();
        assertThat(policyOf(ana)).isEqualTo("long");

        String rule = "/api/v1/groups/" + pupils + "/rules/" + ofPupils;
        tenant.admin().header("If-Match", "\"1\"").delete(rule).then().statusCode(412);
        tenant.admin().header("If-Match", "\"2\"").delete(rule).then().statusCode(204);
        tenant.admin().get(rule).then().statusCode(404);
        groups.settle();
        assertThat(policyOf(bea)).isEmpty();
        tenant.patch(ana, Map.of("displayName", "Ana")).then().statusCode(200);
        assertThat(policyOf(ana)).isEqualTo("long");
    }

    @Test
    void refusesWhatNoRuleCanBe() {
        UUID group = groups.byHand("Staff");
        String rules = "/api/v1/groups/" + group + "/rules";
        tenant.admin()
                .body(Map.of("kind", "credit", "amount", "-1", "currency", "USD"))
                .post(rules)
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/amount"));
        Map<String, ?> policy = Map.of("kind", "code-policy", "codePolicy", "long", "priority", 1);
        String key = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) {
            tenant.admin()
                    .header("Idempotency-Key", key)
                    .body(policy)
                    .post(rules)
                    .then()
                    .statusCode(201)
                    .body("amount", nullValue());
        }
        tenant.admin()
                .body(policy)
                .post(rules)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/code-policy-given"));
        UUID credit = groups.credit(group, false);
        tenant.admin()
                .header("If-Match", "*")
                .body(policy)
                .put(rules + "/" + credit)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/rule-is-for-good"));
        tenant.admin()
                .body(policy)
                .post("/api/v1/groups/" + UUID.randomUUID() + "/rules")
                .then()
                .statusCode(404);
        Tenant other = Tenant.create();
        other.admin().get(rules + "/" + credit).then().statusCode(404);
    }

    private void change(UUID group, UUID rule, Map<String, ?> body) {
        tenant.admin()
                .header("If-Match", "\"1\"")
                .body(body)
                .put("/api/v1/groups/" + group + "/rules/" + rule)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"");
    }

    private List<Given> given() {
        return topics.all("identity.user", record -> record.is("group-rule-applied") && isOurs(record)).stream()
                .map(TestRecord::data)
                .map(data -> new Given(uuid(data, "ruleId"), uuid(data, "userId")))
                .toList();
    }

    /** What others were last told; empty for none. */
    private String policyOf(UUID user) {
        await().until(() -> database.count("select count(*) from outbox where organisation_id = ?", tenant.id()) == 0);
        JsonNode last = topics.all("identity.user", record -> (tenant.id() + "|" + user).equals(record.key())).stream()
                .map(record -> record.data().path("user"))
                .filter(JsonNode::isObject)
                .reduce((first, second) -> second)
                .orElseThrow();
        return last.path("codePolicy").asText("");
    }

    private UUID user(String userName) {
        return UUID.fromString(tenant.admin()
                .queryParam("userName", userName)
                .get("/api/v1/users")
                .then()
                .statusCode(200)
                .extract()
                .path("items[0].id"));
    }

    private boolean isOurs(TestRecord record) {
        return String.valueOf(record.key()).startsWith(tenant.id() + "|");
    }

    private static UUID uuid(JsonNode data, String name) {
        return UUID.fromString(data.path(name).asText());
    }
}
