package platen.identity.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import platen.testing.TestDatabase;
import platen.testing.TestEvent;
import platen.testing.TestRecord;
import platen.testing.TestTopics;
import platen.testing.WithEngines;

/** Groups of sources and groups made by hand. */
@QuarkusTest
@WithEngines
class GroupsTest {

    private final TestTopics topics = TestTopics.ofThisRun();
    private final TestDatabase database = TestDatabase.ofThisRun();
    private Tenant tenant = new Tenant(UUID.randomUUID());
    private UserEvents events = new UserEvents(topics, tenant.id());
    private Source scim = new Source(topics, tenant.id(), "scim");
    private Groups groups = new Groups(topics, tenant, "scim");

    @BeforeEach
    void createTenant() {
        tenant = Tenant.create();
        events = new UserEvents(topics, tenant.id());
        scim = new Source(topics, tenant.id(), "scim");
        groups = new Groups(topics, tenant, "scim");
    }

    @AfterEach
    void closeTopics() {
        topics.close();
    }

    @Test
    void knowsGroupsByNameAndCountAndFollowsThoseTargeted() {
        UUID ana = observed("117", "ana");
        groups.say(groups.part("Teachers", UUID.randomUUID(), 1, 1, List.of("117", "118"))
                .data("nestedGroups", List.of("Heads", "Nobody")));
        groups.observe("Heads", "119");
        await().until(() ->
                groups.found("heads").size() == 1 && groups.found("teach").size() == 1);
        UUID teachers = id(groups.found("teach").getFirst());

        groups.show(teachers)
                .then()
                .statusCode(200)
                .body("group.members", equalTo(2))
                .body("group.targeted", equalTo(false))
                .body("nestedGroups.externalId", contains("Heads", "Nobody"))
                .body("nestedGroups.name", contains("Heads", null));
        tenant.admin().get("/api/v1/groups/" + teachers + "/members").then().statusCode(409);
        assertThat(memberRows()).isZero();

        groups.target("Teachers");

        groups.show(teachers).then().body("linkedMembers", equalTo(1)).body("group.following", equalTo(false));
        tenant.admin()
                .get("/api/v1/groups/" + teachers + "/members?limit=1")
                .then()
                .body("items.userId", contains(ana.toString()))
                .body("items.userName", contains("ana"))
                .body("next", notNullValue());
        assertThat(groups.members(teachers)).containsExactly("117", "118");
        assertThat(told(ana)).containsExactly("Teachers");
        tenant.show(ana).then().body("groups", contains("Teachers"));

        groups.patch(teachers, Map.of("targeted", false)).then().statusCode(200);
        groups.settle();

        assertThat(told(ana)).isEmpty();
        assertThat(memberRows()).isZero();
        tenant.show(ana).then().body("groups", empty());
        events.awaitAbout(ana, "user-created", "person-linked", "user-updated", "user-updated");
    }

    @Test
    void followsAWordWhosePartsAreRepeatedOrBreakOff() {
        groups.observe("Teachers", "0");
        UUID teachers = groups.target("Teachers");
        UUID whole = UUID.randomUUID();
        List<String> all = IntStream.range(100, 112).mapToObj(String::valueOf).toList();
        TestEvent one = groups.part("Teachers", whole, 1, 3, all.subList(0, 4));
        TestEvent two = groups.part("Teachers", whole, 2, 3, all.subList(4, 8));
        TestEvent three = groups.part("Teachers", whole, 3, 3, all.subList(8, 12));
        groups.say(one);
        groups.say(two);
        groups.say(one);
        assertThat(groups.members(teachers)).containsExactly("0");
        groups.say(three);

        await().untilAsserted(() -> assertThat(groups.members(teachers)).containsExactlyElementsOf(all));
        groups.show(teachers).then().body("group.members", equalTo(12));

        TestEvent older = groups.part("Teachers", UUID.randomUUID(), 1, 1, List.of("older"));
        groups.say(groups.part("Teachers", UUID.randomUUID(), 1, 2, List.of("broken off")));
        UUID last = UUID.randomUUID();
        groups.say(groups.part("Teachers", last, 1, 2, List.of("101", "200")));
        groups.say(groups.part("Teachers", last, 2, 2, List.of("111", "200", "050")));
        groups.say(older);
        await().untilAsserted(() -> assertThat(groups.members(teachers)).containsExactly("050", "101", "111", "200"));
        groups.settle();
        assertThat(groups.members(teachers)).containsExactly("050", "101", "111", "200");
        assertThat(database.count("select count(*) from user_group_part where organisation_id = ?", tenant.id()))
                .isEqualTo(2);
        assertThat(database.count("select count(*) from user_group_range where organisation_id = ?", tenant.id()))
                .isZero();

        groups.say(groups.next("group-removed", "Teachers"));
        await().until(() -> groups.show(teachers).statusCode() == 404);
        await().until(() ->
                database.count("select count(*) from user_group where organisation_id = ?", tenant.id()) == 0);
    }

    @Test
    void takesEffectForWhoIsLinkedLater() {
        groups.observe("Students", "300", "301");
        UUID students = groups.target("Students");
        groups.codePolicy(students, "pupils", 1);
        UUID credit = groups.credit(students, false);
        groups.settle();

        UUID zoe = observed("300", "zoe");

        JsonNode created = events.await("user-created").data().path("user");
        assertThat(names(created)).containsExactly("Students");
        assertThat(created.path("codePolicy").asText()).isEqualTo("pupils");
        events.awaitAbout(zoe, "user-created", "person-linked", "group-rule-applied");
        assertThat(events.await("group-rule-applied").data().path("ruleId").asText())
                .isEqualTo(credit.toString());

        UUID yan = tenant.user("yan", "yan@school.example");
        scim.observe("301", "yan", "yan@school.example");
        groups.settle();
        events.awaitAbout(yan, "user-created", "person-linked", "user-updated", "group-rule-applied");
        assertThat(told(yan)).containsExactly("Students");

        scim.remove("300", "delete-now");
        events.awaitAbout(zoe, "user-created", "person-linked", "group-rule-applied", "user-deleted");
        assertThat(groups.members(students)).containsExactly("300", "301");
        groups.show(students).then().body("linkedMembers", equalTo(1));
    }

    @Test
    void endsWithTheLinkAndMovesWithIt() {
        UUID ana = observed("117", "ana");
        new Source(topics, tenant.id(), "google").observe("g1", "ana", "ana@school.example");
        await().untilAsserted(() -> tenant.show(ana).then().body("sources", hasSize(2)));
        groups.observe("Teachers", "117", "118");
        UUID teachers = groups.target("Teachers");
        UUID byHand = groups.byHand("Readers", ana);
        UUID credit = groups.credit(teachers, true);
        groups.settle();
        assertThat(given(ana)).containsExactly(credit.toString());

        UUID twin = tenant.user("twin", "twin@school.example");
        groups.change(byHand, List.of(twin), List.of()).then().statusCode(200).body("group.members", equalTo(2));
        tenant.admin()
                .header("If-Match", "*")
                .body(Map.of("with", ana, "withETag", tenant.show(ana).header("ETag")))
                .post("/api/v1/users/" + twin + "/merge")
                .then()
                .statusCode(200);
        groups.settle();

        assertThat(told(twin)).containsExactly("Readers", "Teachers");
        groups.show(byHand).then().body("group.members", equalTo(1));
        assertThat(given(twin)).isEmpty();

        tenant.admin()
                .header("If-Match", "*")
                .body(Map.of("userName", "twin"))
                .post("/api/v1/users/" + twin + "/erasure")
                .then()
                .statusCode(204);
        groups.show(byHand).then().body("group.members", equalTo(0));
        assertThat(groups.members(teachers)).containsExactly("118");
        assertThat(database.count(
                        "select count(*) from user_group_part where organisation_id = ? and '117' = any(members)",
                        tenant.id()))
                .isZero();
        assertThat(database.count(
                        "select count(*) from user_group_rule_applied where organisation_id = ?", tenant.id()))
                .isZero();
    }

    @Test
    void partsFromAGroupWhoseSourceHasThePersonNoMore() {
        UUID ana = observed("117", "ana");
        var google = new Source(topics, tenant.id(), "google");
        google.observe("g1", "ana", "ana@school.example");
        await().untilAsserted(() -> tenant.show(ana).then().body("sources", hasSize(2)));
        groups.observe("Teachers", "117");
        groups.target("Teachers");
        assertThat(told(ana)).containsExactly("Teachers");

        scim.remove("117", "delete-now");
        await().untilAsserted(() -> tenant.show(ana).then().body("sources", hasSize(1)));
        groups.settle();

        assertThat(told(ana)).isEmpty();
    }

    @Test
    void letsAdministratorsMakeGroupsByHand() {
        UUID ana = tenant.user("ana", "ana@school.example");
        UUID bea = tenant.user("bea", "bea@school.example");
        Map<String, ?> body = Map.of("name", "Readers", "members", List.of(ana));
        String key = UUID.randomUUID().toString();
        UUID readers = UUID.fromString(tenant.admin()
                .header("Idempotency-Key", key)
                .body(body)
                .post("/api/v1/groups")
                .then()
                .statusCode(201)
                .body("group.source", equalTo("by-hand"))
                .body("group.externalId", nullValue())
                .body("group.targeted", equalTo(true))
                .extract()
                .path("group.id"));
        tenant.admin()
                .header("Idempotency-Key", key)
                .body(body)
                .post("/api/v1/groups")
                .then()
                .statusCode(201)
                .body("group.id", equalTo(readers.toString()));
        groups.settle();
        assertThat(told(ana)).containsExactly("Readers");

        String seen = groups.show(readers).header("ETag");
        groups.change(readers, List.of(bea), List.of(ana))
                .then()
                .statusCode(200)
                .body("linkedMembers", equalTo(1));
        groups.settle();
        assertThat(told(ana)).isEmpty();
        assertThat(told(bea)).containsExactly("Readers");
        tenant.admin()
                .header("If-Match", seen)
                .body(Map.of("name", "Writers"))
                .patch("/api/v1/groups/" + readers)
                .then()
                .statusCode(412);
        tenant.admin().body(Map.of()).patch("/api/v1/groups/" + readers).then().statusCode(428);

        groups.patch(readers, Map.of("name", "Writers")).then().statusCode(200);
        groups.settle();
        assertThat(told(bea)).containsExactly("Writers");

        groups.patch(readers, Map.of("name", " ")).then().statusCode(400);
        groups.patch(readers, Map.of("targeted", false)).then().statusCode(409);
        groups.change(readers, List.of(UUID.randomUUID()), List.of()).then().statusCode(400);
        groups.change(readers, List.of(ana), List.of(ana)).then().statusCode(400);

        tenant.admin()
                .header("If-Match", "*")
                .delete("/api/v1/groups/" + readers)
                .then()
                .statusCode(204);
        groups.settle();
        assertThat(told(bea)).isEmpty();
        groups.show(readers).then().statusCode(404);
    }

    @Test
    void leavesASourcesGroupToItsSourceAndTargetsSoManyOnly() {
        for (String name : List.of("a", "b", "c", "d", "e")) {
            groups.observe(name);
            groups.target(name);
        }
        groups.observe("f");
        await().until(() -> groups.found("f").size() == 1);
        UUID f = id(groups.found("f").getFirst());

        groups.patch(f, Map.of("targeted", true))
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/too-many-groups-targeted"));
        groups.patch(f, Map.of("name", "g"))
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/group-of-a-source"));
        groups.change(f, List.of(), List.of()).then().statusCode(409);
        tenant.admin()
                .header("If-Match", "*")
                .delete("/api/v1/groups/" + f)
                .then()
                .statusCode(409);
        tenant.admin()
                .body(Map.of("kind", "code-policy", "codePolicy", "x", "priority", 1))
                .post("/api/v1/groups/" + f + "/rules")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/group-not-targeted"));

        List<String> seen = new ArrayList<>();
        String next = "";
        while (next != null) {
            var page = tenant.as("auditor")
                    .queryParam("limit", 2)
                    .queryParams(next.isEmpty() ? Map.of() : Map.of("cursor", next))
                    .get("/api/v1/groups")
                    .then()
                    .statusCode(200)
                    .extract();
            seen.addAll(page.path("items.name"));
            next = page.path("next");
        }
        assertThat(seen).containsExactly("a", "b", "c", "d", "e", "f");
        tenant.admin().get("/api/v1/groups?targeted=false").then().body("items.name", contains("f"));
        tenant.admin().get("/api/v1/groups?source=by-hand").then().body("items", empty());
    }

    private UUID observed(String externalId, String userName) {
        scim.observe(externalId, userName, userName + "@school.example");
        await().until(() ->
                tenant.users().stream().anyMatch(user -> user.get("userName").equals(userName)));
        return tenant.users().stream()
                .filter(user -> user.get("userName").equals(userName))
                .map(GroupsTest::id)
                .findFirst()
                .orElseThrow();
    }

    /** The groups that others were last told the user is in, in a full state. */
    private List<String> told(UUID user) {
        return names(lastState(user));
    }

    private JsonNode lastState(UUID user) {
        await().until(() -> database.count("select count(*) from outbox where organisation_id = ?", tenant.id()) == 0);
        return about(user).stream()
                .map(record -> record.data().path("user"))
                .filter(JsonNode::isObject)
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    /** Rules of which others were told that they hold for the user. */
    private List<String> given(UUID user) {
        return about(user).stream()
                .filter(record -> record.is("group-rule-applied"))
                .map(record -> record.data().path("ruleId").asText())
                .toList();
    }

    private List<TestRecord> about(UUID user) {
        return topics.all("identity.user", record -> (tenant.id() + "|" + user).equals(record.key()));
    }

    private static List<String> names(JsonNode state) {
        return StreamSupport.stream(state.path("groups").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static UUID id(Map<String, Object> item) {
        return UUID.fromString((String) item.get("id"));
    }

    private long memberRows() {
        return database.count("select count(*) from user_group_member where organisation_id = ?", tenant.id());
    }
}
