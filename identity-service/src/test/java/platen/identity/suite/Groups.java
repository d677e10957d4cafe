package platen.identity.suite;

import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import platen.testing.TestDatabase;
import platen.testing.TestEvent;
import platen.testing.TestTopics;

/** The groups of an organisation: what a source says of them, and an administrator's hands on them. */
final class Groups {

    private static final String TOPIC = "directory.group";

    private final TestTopics topics;
    private final Tenant tenant;
    private final String source;
    private final Map<String, Long> sequences = new HashMap<>();
    private final TestDatabase database = TestDatabase.ofThisRun();

    Groups(TestTopics topics, Tenant tenant, String source) {
        this.topics = topics;
        this.tenant = tenant;
        this.source = source;
    }

    /** A part of a word on a group, next in its sequence. */
    TestEvent part(String externalId, UUID observation, int part, int parts, List<String> members) {
        return next("group-observed", externalId)
                .data("observationId", observation.toString())
                .data("displayName", externalId)
                .data("part", part)
                .data("parts", parts)
                .data("members", members)
                .data("nestedGroups", List.of());
    }

    TestEvent next(String event, String externalId) {
        return TestEvent.example(TOPIC, event)
                .organisation(tenant.id())
                .key(source + "|" + externalId)
                .sequence(sequences.merge(externalId, 1L, Long::sum))
                .attribute("originsource", source)
                .attribute("originexternalid", externalId)
                .data("source", source)
                .data("externalId", externalId);
    }

    void say(TestEvent event) {
        topics.publish(TOPIC, event);
    }

    void observe(String externalId, String... members) {
        say(part(externalId, UUID.randomUUID(), 1, 1, List.of(members)));
    }

    /** Waits until the group is known, and targets it. */
    UUID target(String externalId) {
        await().until(() -> !found(externalId).isEmpty());
        UUID id = UUID.fromString((String) found(externalId).getFirst().get("id"));
        patch(id, Map.of("targeted", true)).then().statusCode(200);
        settle();
        return id;
    }

    List<Map<String, Object>> found(String name) {
        return tenant.admin()
                .queryParam("q", name)
                .get("/api/v1/groups")
                .then()
                .statusCode(200)
                .extract()
                .path("items");
    }

    UUID byHand(String name, UUID... members) {
        String id = tenant.admin()
                .body(Map.of("name", name, "members", List.of(members)))
                .post("/api/v1/groups")
                .then()
                .statusCode(201)
                .extract()
                .path("group.id");
        return UUID.fromString(id);
    }

    Response patch(UUID group, Map<String, ?> change) {
        return tenant.admin().header("If-Match", "*").body(change).patch("/api/v1/groups/" + group);
    }

    Response change(UUID group, List<UUID> add, List<UUID> remove) {
        return tenant.admin()
                .header("If-Match", "*")
                .body(Map.of("add", add, "remove", remove))
                .post("/api/v1/groups/" + group + "/members");
    }

    Response show(UUID group) {
        return tenant.admin().get("/api/v1/groups/" + group);
    }

    List<String> members(UUID group) {
        return tenant.admin()
                .get("/api/v1/groups/" + group + "/members?limit=200")
                .then()
                .statusCode(200)
                .extract()
                .path("items.member");
    }

    UUID credit(UUID group, boolean presentMembers) {
        return rule(
                group, Map.of("kind", "credit", "amount", "10", "currency", "USD", "presentMembers", presentMembers));
    }

    UUID codePolicy(UUID group, String name, int priority) {
        return rule(group, Map.of("kind", "code-policy", "codePolicy", name, "priority", priority));
    }

    private UUID rule(UUID group, Map<String, ?> body) {
        String id = tenant.admin()
                .body(body)
                .post("/api/v1/groups/" + group + "/rules")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        return UUID.fromString(id);
    }

    /** Waits until nothing is left to do. */
    void settle() {
        await().until(() -> database.count("""
                        select (select count(*) from user_group_due where organisation_id = ?)
                             + (select count(*) from user_group where organisation_id = ?
                                and (reached is not null or tell_after is not null))
                             + (select count(*) from user_group_rule where organisation_id = ? and scan_after is not null)
                        """, tenant.id(), tenant.id(), tenant.id()) == 0);
    }
}
