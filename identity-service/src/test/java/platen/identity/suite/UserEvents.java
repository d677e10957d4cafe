package platen.identity.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import platen.testing.TestRecord;
import platen.testing.TestTopics;

/** What an organisation's others hear on {@code identity.user}. */
final class UserEvents {

    private static final String TOPIC = "identity.user";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final TestTopics topics;
    private final UUID organisation;

    UserEvents(TestTopics topics, UUID organisation) {
        this.topics = topics;
        this.organisation = organisation;
    }

    TestRecord await(String event) {
        return await(event, 1).getFirst();
    }

    List<TestRecord> await(String event, int count) {
        return topics.await(TOPIC, count, PATIENCE, record -> isOurs(record) && record.is(event));
    }

    /** Names of the events about a user, in order. */
    List<String> about(UUID user) {
        return topics.all(TOPIC, record -> (organisation + "|" + user).equals(record.key())).stream()
                .map(TestRecord::type)
                .map(type -> type.substring("platen.identity.".length(), type.length() - ".v1".length()))
                .toList();
    }

    /** Waits until the events about a user are these, in order. */
    void awaitAbout(UUID user, String... events) {
        topics.await(TOPIC, events.length, PATIENCE, record -> (organisation + "|" + user).equals(record.key()));
        assertThat(about(user)).containsExactly(events);
    }

    UUID userId(TestRecord created) {
        return UUID.fromString(created.data().path("user").path("userId").asText());
    }

    private boolean isOurs(TestRecord record) {
        return record.key() != null && record.key().startsWith(organisation + "|");
    }
}
