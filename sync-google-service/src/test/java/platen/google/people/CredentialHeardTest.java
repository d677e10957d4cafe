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

/** What accesscode says, through the real listener. */
@QuarkusTest
@WithEngines
@WithFakeGoogle
class CredentialHeardTest {

    private static final String TOPIC = "accesscode.credential";
    private static final String USER = "6a1f0f8e-3c0b-4f0a-8d6e-5b1c2d3e4f01";
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static TestTopics topics;

    private final TestDatabase database = TestDatabase.ofThisRun();
    private final UUID organisation = UUID.randomUUID();
    private long sequence;

    @BeforeAll
    static void open() {
        topics = TestTopics.ofThisRun();
    }

    @AfterAll
    static void close() {
        topics.close();
    }

    @Test
    void everyExampleOfTheTopicPassesThroughAndNoveltiesToo() {
        link();
        for (EventContract contract : ContractChecks.ofRepository().ofTopic(TOPIC)) {
            topics.publish(TOPIC, event(contract.name()));
        }
        topics.publish(TOPIC, event("credential-refused").attribute("type", "platen.accesscode.code-teleported.v1"));
        TestEvent last = event("credential-refused").data("novelty", "x").data("kind", "card");
        topics.publish(TOPIC, last);
        topics.publish(TOPIC, last);

        await().atMost(PATIENCE).until(() -> problems("kind = 'card' and reason = 'too-short'") == 1);
        assertThat(parked()).isZero();
    }

    @Test
    void waitsUntilItIsKnownWhoThatIs() {
        topics.publish(TOPIC, event("access-code-conflicted"));
        await().atMost(PATIENCE).until(() -> parked() == 1);

        link();

        await().atMost(PATIENCE).until(() -> problems("reason = 'code-already-taken'") == 1);
        assertThat(parked()).isZero();
    }

    @Test
    void whatIsNoEventIsParked() {
        topics.publish(TOPIC, event("credential-refused").data("userId", null));

        await().atMost(PATIENCE).until(() -> parked() == 1);
    }

    private void link() {
        topics.publish(
                "identity.user",
                TestEvent.example("identity.user", "person-linked")
                        .freshId()
                        .organisation(organisation)
                        .key(USER)
                        .sequence(1));
    }

    private TestEvent event(String name) {
        return TestEvent.example(TOPIC, name)
                .freshId()
                .organisation(organisation)
                .key(USER)
                .sequence(++sequence);
    }

    private long problems(String condition) {
        return database.count(
                "select count(*) from credential_problem where organisation_id = ? and external_id = '117' and "
                        + condition,
                organisation);
    }

    private long parked() {
        return database.count("select count(*) from parked_event where organisation_id = ?", organisation);
    }
}
