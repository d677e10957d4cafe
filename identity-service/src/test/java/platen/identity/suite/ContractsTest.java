package platen.identity.suite;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import platen.testing.TestDatabase;
import platen.testing.TestEvent;
import platen.testing.TestRecord;
import platen.testing.TestTokens;
import platen.testing.TestTopics;
import platen.testing.WithEngines;
import platen.testing.contracts.ContractChecks;
import platen.testing.contracts.EventContract;

/** Keeps to the files in {@code contracts/}, in what it says and in what it hears. */
@QuarkusTest
@WithEngines
class ContractsTest {

    private static final String PERSONS = "directory.person";

    /** Said by imports, see {@link ImportsTest}. */
    private static final String OF_IMPORTS = "platen.identity.credentials-imported.v1";

    private final ContractChecks contracts = ContractChecks.ofRepository();
    private final TestDatabase database = TestDatabase.ofThisRun();
    private final TestTopics topics = TestTopics.ofThisRun();
    private Tenant tenant = new Tenant(UUID.randomUUID());
    private UserEvents events = new UserEvents(topics, tenant.id());
    private Source google = new Source(topics, tenant.id(), "google");

    @BeforeEach
    void createTenant() {
        tenant = Tenant.create();
        events = new UserEvents(topics, tenant.id());
        google = new Source(topics, tenant.id(), "google");
    }

    @AfterEach
    void closeTopics() {
        topics.close();
    }

    @Test
    void saysEveryEventAsItsSchemaAndItsExampleHaveIt() {
        tenant.primarySource("google");
        google.say(google.next("person-observed", "117"));
        events.await("person-linked");
        google.observe("200", "ana.silva", "ana.two@school.example");
        events.await("person-match-ambiguous");
        google.say(google.person("117", "ana", "ana@school.example")
                .data("active", false)
                .data("credentials", Map.of("accessCode", Map.of("state", "cleared"))));
        google.observe("117", "ana", "ana@school.example");
        events.await("user-reactivated");
        google.remove("117", "delete-now");
        events.await("user-deleted");
        google.observe("300", "bea", "bea@school.example");
        UUID bea = events.userId(events.await("user-created", 2).getLast());
        var groups = new Groups(topics, tenant, "scim");
        groups.credit(groups.byHand("Students", bea), true);
        events.await("group-rule-applied");
        tenant.admin()
                .header("If-Match", "*")
                .body(Map.of("userName", "bea"))
                .post("/api/v1/users/" + bea + "/erasure")
                .then()
                .statusCode(204);
        events.await("user-erased");
        given().auth()
                .oauth2(TestTokens.operator())
                .header("If-Match", "*")
                .delete("/api/v1/organisations/" + tenant.id() + "?name=Demo School")
                .then()
                .statusCode(202);
        topics.await(
                "identity.organisation",
                record -> tenant.id().toString().equals(record.key()) && record.is("organisation-deleted"));

        List<TestRecord> said = Stream.of("identity.user", "identity.organisation")
                .flatMap(topic ->
                        topics
                                .all(
                                        topic,
                                        record -> String.valueOf(record.key())
                                                .startsWith(tenant.id().toString()))
                                .stream())
                .toList();
        assertThat(said).allSatisfy(record -> contracts.assertValid(String.valueOf(record.value())));
        assertThat(said.stream().map(TestRecord::type).distinct())
                .containsExactlyInAnyOrderElementsOf(Stream.of("identity.user", "identity.organisation")
                        .flatMap(topic -> contracts.ofTopic(topic).stream())
                        .map(EventContract::type)
                        .filter(type -> !type.equals(OF_IMPORTS))
                        .toList());
        assertThat(said)
                .allSatisfy(record -> assertThat(shape(record.data()))
                        .as(record.type())
                        .isEqualTo(shape(example(record.type()).path("data"))));
    }

    @Test
    void takesEveryExample() {
        google.say(google.next("person-removed", "117"));
        google.say(google.next("person-observed", "117"));
        google.say(google.next("person-removed", "117"));

        UUID ana = events.userId(events.await("user-created"));
        await().until(() -> tenant.show(ana).<Boolean>path("sources[0].missing"));
        assertThat(contracts.ofTopic(PERSONS))
                .extracting(EventContract::name)
                .containsExactlyInAnyOrder("person-observed", "person-removed");
    }

    @Test
    void takesEveryExampleOfGroups() {
        var groups = new Groups(topics, tenant, "scim");
        groups.say(groups.next("group-observed", "6c3d"));
        await().until(() -> groups.found("teachers").size() == 1);
        groups.say(groups.next("group-observed", "6c3d").data("part", 2));
        groups.say(groups.next("group-removed", "6c3d"));
        groups.say(groups.next("group-observed", "7d4e").data("favouriteColour", "green"));

        await().until(() -> parked() == 2 && groups.found("teachers").size() == 2);
        assertThat(contracts.ofTopic("directory.group"))
                .extracting(EventContract::name)
                .containsExactlyInAnyOrder("group-observed", "group-removed");
    }

    @Test
    void passesOverFieldsAndTypesItDoesNotKnow() {
        google.say(google.person("117", "ana", "ana@school.example")
                .attribute("type", "platen.directory.person-admired.v1"));
        google.say(google.person("117", "ana", "ana@school.example")
                .attribute("dataschema", "https://example.com/later")
                .data("favouriteColour", "green"));

        events.await("user-created");
        assertNothingIsParked();
    }

    @Test
    void takesARepetitionOnceAndNothingOutOfOrder() {
        TestEvent first = google.person("117", "ana", "ana@school.example");
        TestEvent second = google.person("117", "ana.silva", "ana@school.example");
        google.say(second);
        google.say(second);
        google.say(first);
        google.observe("117", "ana.maria", "ana@school.example");

        events.await("user-updated");
        UUID ana = events.userId(events.await("user-created"));
        events.awaitAbout(ana, "user-created", "person-linked", "user-updated");
        assertThat(tenant.show(ana).<String>path("userName")).isEqualTo("ana.maria");
        assertNothingIsParked();
    }

    @Test
    void parksWhatCanNeverWorkAndGoesOnWithOthers() {
        List<TestEvent> poison = List.of(
                google.person("1", "ana", null).data("userName", null),
                google.person("2", "ana", null).data("credentials", null),
                google.person("3", "ana", null).data("externalId", "4"),
                google.person("5", "ana", null).data("observationId", "no-id"),
                google.person("6", "ana", null).data("active", null),
                google.removal("7", "explode"));
        poison.forEach(google::say);
        google.observe("8", "bea", "bea@school.example");

        events.await("user-created");
        await().until(() -> parked() == poison.size());
        assertThat(tenant.users()).hasSize(1);
    }

    private void assertNothingIsParked() {
        assertThat(parked()).isZero();
    }

    private long parked() {
        return database.count("select count(*) from parked_event where organisation_id = ?", tenant.id());
    }

    private JsonNode example(String type) {
        EventContract contract = contracts.all().stream()
                .filter(candidate -> candidate.type().equals(type))
                .findFirst()
                .orElseThrow();
        try {
            return new ObjectMapper().readTree(contracts.example(contract.topic(), contract.name()));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /** Names of all members, but not what is within credentials: that depends on what the source said. */
    private static TreeSet<String> shape(JsonNode node) {
        var names = new TreeSet<String>();
        node.properties().forEach(member -> {
            names.add(member.getKey());
            if (!member.getKey().equals("credentials")) {
                shape(member.getValue()).forEach(name -> names.add(member.getKey() + "/" + name));
            }
        });
        return names;
    }
}
