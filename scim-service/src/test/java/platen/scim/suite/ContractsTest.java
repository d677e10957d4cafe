package platen.scim.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import platen.testing.TestDatabase;
import platen.testing.TestEvent;
import platen.testing.TestRecord;
import platen.testing.TestTopics;
import platen.testing.WithEngines;
import platen.testing.contracts.ContractChecks;
import platen.testing.contracts.EventContract;

/** Keeps to the files in {@code contracts/}, in what it says and in what it hears. */
@QuarkusTest
@WithEngines
class ContractsTest {

    private static final String USERS = "identity.user";
    private static final String CREDENTIALS = "accesscode.credential";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ContractChecks contracts = ContractChecks.ofRepository();
    private final TestDatabase database = TestDatabase.ofThisRun();
    private final TestTopics topics = TestTopics.ofThisRun();

    @AfterEach
    void closeTopics() {
        topics.close();
    }

    @Test
    void saysItsEventsAsTheirSchemasAndExamplesHaveThem() {
        Tenant tenant = Tenant.create();
        String id = tenant.post("{'userName':'ana.silva','displayName':'Ana Silva','emails':[{'value':'ana@x'}],"
                        + "'<ENT>':{'department':'Arts'},'<PC>':{'accessCode':'7KQZ42','accessCard':null}}")
                .ok(201)
                .path("id")
                .asText();
        tenant.delete(id).ok(204);

        try (PersonEvents events = new PersonEvents(tenant.id)) {
            List<TestRecord> said = events.await(id, 2);

            assertThat(said).allSatisfy(record -> contracts.assertValid(String.valueOf(record.value())));
            assertThat(said).allSatisfy(record -> {
                EventContract contract = contracts.ofTopic(PersonEvents.TOPIC).stream()
                        .filter(candidate -> candidate.type().equals(record.type()))
                        .findFirst()
                        .orElseThrow();
                JsonNode example = JSON.readTree(contracts.example(contract.topic(), contract.name()));
                // SCIM has no word for further names of a person.
                assertThat(names(record.data()))
                        .isEqualTo(names(((ObjectNode) example.path("data")).without("aliases")));
                JsonNode json = record.json();
                assertThat(json.path("source").asText()).isEqualTo("/platen/scim");
                assertThat(json.path("partitionkey").asText()).isEqualTo(tenant.id + "|scim|" + id);
                assertThat(json.path("originsource").asText()).isEqualTo("scim");
                assertThat(json.path("originexternalid").asText()).isEqualTo(id);
                assertThat(json.path("causationid").asText()).isNotEmpty();
                assertThat(json.path("data").path("source").asText()).isEqualTo("scim");
                assertThat(json.path("data").path("externalId").asText()).isEqualTo(id);
            });
            assertThat(said).extracting(TestRecord::type).doesNotHaveDuplicates();
        }
    }

    @Test
    void saysItsGroupsAsTheirSchemasAndExamplesHaveThem() {
        Tenant tenant = Tenant.create();
        String group = tenant.group("{'displayName':'Teachers','members':[{'value':'" + tenant.user("ana") + "'}]}");
        tenant.scim("DELETE", "/Groups/" + group, null).ok(204);

        try (GroupEvents events = new GroupEvents(tenant.id)) {
            List<TestRecord> said = events.await(group, 2);
            assertThat(said).allSatisfy(record -> contracts.assertValid(String.valueOf(record.value())));
            assertThat(said).allSatisfy(record -> {
                EventContract contract = contracts.ofTopic(GroupEvents.TOPIC).stream()
                        .filter(candidate -> candidate.type().equals(record.type()))
                        .findFirst()
                        .orElseThrow();
                JsonNode example = JSON.readTree(contracts.example(contract.topic(), contract.name()));
                assertThat(names(record.data())).isEqualTo(names(example.path("data")));
            });
        }
    }

    /** One event may not hold everybody. */
    @Test
    void saysALargeGroupInParts() {
        Tenant tenant = Tenant.create();
        String group = tenant.group("{'displayName':'All'}");
        database.execute(
                "with crowd as (insert into scim_user (organisation_id, scim_user_id, link_id, version, user_name_key,"
                        + " attributes, access_code_state, card_state, created_at, changed_at)"
                        + " select ?, id, id, 1, id::text, '{}', 'unmanaged', 'unmanaged', now(), now()"
                        + " from (select gen_random_uuid() as id from generate_series(1, 5000)) as ids"
                        + " returning organisation_id, scim_user_id)"
                        + " insert into scim_group_member (organisation_id, scim_group_id, member_id, member_type)"
                        + " select organisation_id, ?, scim_user_id, 'User' from crowd",
                tenant.id,
                UUID.fromString(group));
        String ana = tenant.user("ana");

        tenant.patchGroup(group, "{'op':'add','path':'members','value':[{'value':'" + ana + "'}]}")
                .ok(204);

        try (GroupEvents events = new GroupEvents(tenant.id)) {
            List<TestRecord> said = events.await(group, 3);
            assertThat(said).allSatisfy(record -> contracts.assertValid(String.valueOf(record.value())));
            List<JsonNode> parts = List.of(said.get(1).data(), said.get(2).data());
            assertThat(parts).extracting(part -> part.path("part").asInt()).containsExactly(1, 2);
            assertThat(parts).extracting(part -> part.path("parts").asInt()).containsOnly(2);
            assertThat(parts)
                    .extracting(part -> part.path("observationId").asText())
                    .containsOnly(parts.getFirst().path("observationId").asText());
            assertThat(parts.getFirst().path("members").size()
                            + parts.getLast().path("members").size())
                    .isEqualTo(5_001);
        }
    }

    @Test
    void takesEveryExampleOfItsTopic() {
        UUID organisation = UUID.randomUUID();
        long sequence = 1;
        for (EventContract contract : contracts.ofTopic(USERS)) {
            TestEvent example = TestEvent.example(USERS, contract.name()).organisation(organisation);
            topics.publish(USERS, example.sequence(sequence++));
        }
        UUID user = UUID.randomUUID();
        publish(linked(organisation, user, 1, UUID.randomUUID()));

        awaitLinked(organisation, user);
        assertNothingIsParked(organisation);
    }

    @Test
    void takesEveryExampleAboutCredentials() {
        UUID organisation = UUID.randomUUID();
        for (EventContract contract : contracts.ofTopic(CREDENTIALS)) {
            UUID user = UUID.randomUUID();
            topics.publish(
                    CREDENTIALS,
                    TestEvent.example(CREDENTIALS, contract.name())
                            .organisation(organisation)
                            .key(user.toString())
                            .sequence(1));
        }

        assertThatItIsHeard(organisation, "credential-refused");
        assertNothingIsParked(organisation);
    }

    /** The last of a topic's partition is processed after those before it. */
    private void assertThatItIsHeard(UUID organisation, String name) {
        UUID user = UUID.randomUUID();
        publish(linked(organisation, user, 1, UUID.randomUUID()));
        awaitLinked(organisation, user);
        topics.publish(
                CREDENTIALS,
                TestEvent.example(CREDENTIALS, name)
                        .organisation(organisation)
                        .key(user.toString())
                        .sequence(1)
                        .data("userId", user.toString())
                        .data("source", "scim"));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> database.count(
                                "select count(*) from provisioning_log where organisation_id = ? and operation = 'credential'",
                                organisation)
                        == 1);
    }

    @Test
    void tellsWhyAPushedCodeWasNotTakenOnceItKnowsWhose() {
        Tenant tenant = Tenant.create();
        String ana = tenant.user("ana");
        UUID user = UUID.randomUUID();
        TestEvent refused = TestEvent.example(CREDENTIALS, "credential-refused")
                .organisation(tenant.id)
                .key(user.toString())
                .sequence(1)
                .data("userId", user.toString())
                .data("source", "scim")
                .data("reason", "trivial");
        topics.publish(CREDENTIALS, refused);
        await().atMost(Duration.ofSeconds(20)).until(() -> parked(tenant.id) == 1);
        publish(linked(tenant.id, user, 1, UUID.fromString(ana)));
        topics.publish(CREDENTIALS, refused);
        topics.publish(
                CREDENTIALS,
                TestEvent.example(CREDENTIALS, "access-code-conflicted")
                        .organisation(tenant.id)
                        .key(user.toString())
                        .sequence(2)
                        .data("userId", user.toString())
                        .data("source", "scim"));

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(tenant.admin("GET", "/api/v1/scim/log?resourceId=" + ana, null)
                                .ok(200)
                                .path("items"))
                        .extracting(entry -> entry.path("operation").asText() + " "
                                + entry.path("rule").asText(""))
                        .containsExactly("credential code-already-taken", "credential trivial", "create "));
    }

    @Test
    void remembersWhichUserAPersonBecameUntilTheUserIsGone() {
        UUID organisation = UUID.randomUUID();
        UUID user = UUID.randomUUID();
        UUID person = UUID.randomUUID();

        TestEvent linked = linked(organisation, user, 1, person);
        publish(linked);
        publish(linked);
        awaitLinked(organisation, user);
        publish(linked(organisation, user, 2, person).data("source", "google").data("externalId", "117"));
        publish(linked(organisation, user, 3, person).attribute("type", "platen.identity.person-admired.v1"));
        publish(linked(organisation, user, 4, UUID.randomUUID())
                .attribute("dataschema", "https://example.com/later")
                .data("favouriteColour", "green"));
        awaitLinks(organisation, user, 2);

        publish(TestEvent.example(USERS, "user-deleted")
                .organisation(organisation)
                .key(user.toString())
                .sequence(5)
                .data("userId", user.toString()));
        awaitLinks(organisation, user, 0);
        // Out of order: older than what is known already.
        publish(linked(organisation, user, 4, person));
        UUID later = UUID.randomUUID();
        publish(linked(organisation, user, 6, later));
        awaitLinks(organisation, user, 1);
        assertThat(database.value("select link_id from linked_user where organisation_id = ?", organisation))
                .isEqualTo(later);
        assertNothingIsParked(organisation);
    }

    @Test
    void keepsNothingOfWhomIsErased() {
        Tenant tenant = Tenant.create();
        String ana = tenant.user("ana.erased");
        String bea = tenant.user("bea");
        UUID user = UUID.randomUUID();
        publish(linked(tenant.id, user, 1, UUID.fromString(ana)));
        awaitLinked(tenant.id, user);

        publish(TestEvent.example(USERS, "user-erased")
                .organisation(tenant.id)
                .key(user.toString())
                .sequence(2)
                .data("userId", user.toString())
                .data(
                        "persons",
                        List.of(
                                Map.of("source", "scim", "externalId", ana),
                                Map.of("source", "google", "externalId", bea))));

        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        database.count("select count(*) from scim_user where organisation_id = ?", tenant.id) == 1);
        assertThat(database.rows("select u::text from scim_user u where organisation_id = ?", tenant.id)
                        + " "
                        + database.rows("select l::text from provisioning_log l where organisation_id = ?", tenant.id))
                .contains("bea")
                .doesNotContain("ana.erased");
        assertNothingIsParked(tenant.id);
    }

    @Test
    void parksWhatCanNeverWork() {
        UUID organisation = UUID.randomUUID();
        UUID user = UUID.randomUUID();

        publish(linked(organisation, user, 1, UUID.randomUUID()).data("externalId", "not-one-of-ours"));

        await().atMost(Duration.ofSeconds(20)).until(() -> parked(organisation) == 1);
    }

    private static TestEvent linked(UUID organisation, UUID user, long sequence, UUID person) {
        return TestEvent.example(USERS, "person-linked")
                .organisation(organisation)
                .key(user.toString())
                .sequence(sequence)
                .data("userId", user.toString())
                .data("source", "scim")
                .data("externalId", person.toString());
    }

    private void publish(TestEvent event) {
        topics.publish(USERS, event);
    }

    private void awaitLinked(UUID organisation, UUID user) {
        awaitLinks(organisation, user, 1);
    }

    private void awaitLinks(UUID organisation, UUID user, long count) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> database.count(
                                "select count(*) from linked_user where organisation_id = ? and user_id = ?",
                                organisation,
                                user)
                        == count);
    }

    private void assertNothingIsParked(UUID organisation) {
        assertThat(parked(organisation)).isZero();
    }

    private long parked(UUID organisation) {
        return database.count("select count(*) from parked_event where organisation_id = ?", organisation);
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            names.add(field.getKey());
        }
        return names.stream().sorted().toList();
    }
}
