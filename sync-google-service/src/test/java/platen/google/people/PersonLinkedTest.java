package platen.google.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import platen.google.fake.WithFakeGoogle;
import platen.testing.TestDatabase;
import platen.testing.TestEvent;
import platen.testing.TestTopics;
import platen.testing.WithEngines;
import platen.testing.contracts.ContractChecks;
import platen.testing.contracts.EventContract;

/** What identity says, through the real listener. */
@QuarkusTest
@WithEngines
@WithFakeGoogle
class PersonLinkedTest {

    private static final String TOPIC = "identity.user";
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static TestTopics topics;

    private final TestDatabase database = TestDatabase.ofThisRun();
    private final UUID organisation = UUID.randomUUID();
    private final UUID user = UUID.randomUUID();

    @BeforeAll
    static void open() {
        topics = TestTopics.ofThisRun();
    }

    @AfterAll
    static void close() {
        topics.close();
    }

    @Test
    void remembersWhoAPersonIs() {
        topics.publish(TOPIC, linked("117", 1));

        awaitLink("117", user);
    }

    @Test
    void everyExampleOfTheTopicPassesThrough() {
        UUID other = UUID.randomUUID();
        long sequence = 0;
        for (EventContract contract : ContractChecks.ofRepository().ofTopic(TOPIC)) {
            // One key, so that the order holds in which the person is linked and then deleted.
            topics.publish(
                    TOPIC,
                    TestEvent.example(TOPIC, contract.name())
                            .freshId()
                            .organisation(other)
                            .key(user.toString())
                            .sequence(++sequence));
        }
        topics.publish(TOPIC, linked("118", ++sequence).freshId().organisation(other));

        await().atMost(PATIENCE)
                .until(() -> database.count(
                                "select count(*) from linked_user where organisation_id = ? and external_id = '118'",
                                other)
                        == 1);
        assertThat(links(other)).as("117 went with its user").isEqualTo(1);
        assertThat(parked(other)).isZero();
    }

    @Test
    void unknownFieldsAndTypesAreNoTrouble() {
        topics.publish(TOPIC, linked("119", 1).data("novelty", "x").attribute("noveltyattribute", "x"));
        topics.publish(TOPIC, linked("120", 2).attribute("type", "platen.identity.person-teleported.v1"));
        topics.publish(TOPIC, linked("121", 3));

        awaitLink("119", user);
        awaitLink("121", user);
        assertThat(links(organisation)).isEqualTo(2);
        assertThat(parked(organisation)).isZero();
    }

    @Test
    void aRepeatedEventAndAnOlderOneChangeNothing() {
        TestEvent newer = linked("122", 2).attribute("time", "2026-01-05T08:30:00Z");
        topics.publish(TOPIC, newer);
        topics.publish(TOPIC, newer);
        topics.publish(TOPIC, linked("122", 1).data("userId", UUID.randomUUID().toString()));
        topics.publish(TOPIC, linked("123", 3));

        awaitLink("123", user);
        awaitLink("122", user);
    }

    @Test
    void otherSourcesAreNotOurs() {
        topics.publish(TOPIC, linked("124", 1).data("source", "scim"));
        topics.publish(TOPIC, linked("125", 2));

        awaitLink("125", user);
        assertThat(links(organisation)).isEqualTo(1);
    }

    @Test
    void poisonIsParkedAndTheNextPersonIsNot() {
        String key = organisation + "|" + UUID.randomUUID();
        topics.publish(TOPIC, key, "{\"no\": \"event\"}");
        topics.publish(TOPIC, linked("126", 1));

        awaitLink("126", user);
        await().atMost(PATIENCE).until(() -> parked(organisation) == 1);
    }

    private TestEvent linked(String externalId, long sequence) {
        return TestEvent.example(TOPIC, "person-linked")
                .organisation(organisation)
                .key(user.toString())
                .sequence(sequence)
                .data("userId", user.toString())
                .data("externalId", externalId);
    }

    private void awaitLink(String externalId, UUID expected) {
        await().atMost(PATIENCE)
                .until(() -> database.count(
                                "select count(*) from linked_user where organisation_id = ? and external_id = ? and user_id = ?",
                                organisation,
                                externalId,
                                expected)
                        == 1);
    }

    private long links(UUID owner) {
        return database.count("select count(*) from linked_user where organisation_id = ?", owner);
    }

    private long parked(UUID owner) {
        return database.count("select count(*) from parked_event where organisation_id = ?", owner);
    }
}
