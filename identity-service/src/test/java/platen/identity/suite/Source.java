package platen.identity.suite;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.testing.TestEvent;
import platen.testing.TestTopics;

/** A source of an organisation that says things of people, each person's in sequence. */
final class Source {

    private static final String TOPIC = "directory.person";

    private final TestTopics topics;
    private final UUID organisation;
    private final String name;
    private final Map<String, Long> sequences = new HashMap<>();

    Source(TestTopics topics, UUID organisation, String name) {
        this.topics = topics;
        this.organisation = organisation;
        this.name = name;
    }

    /** A person that says nothing of credentials and aliases. */
    TestEvent person(String externalId, String userName, @Nullable String email) {
        return next("person-observed", externalId)
                .data("observationId", UUID.randomUUID().toString())
                .data("userName", userName)
                .data("displayName", userName)
                .data("email", email)
                .data("aliases", null)
                .data("credentials", Map.of());
    }

    TestEvent removal(String externalId, String onRemoval) {
        return next("person-removed", externalId).data("onRemoval", onRemoval);
    }

    /** The example as this source's, next in its key's sequence. */
    TestEvent next(String event, String externalId) {
        return TestEvent.example(TOPIC, event)
                .organisation(organisation)
                .key(name + "|" + externalId)
                .sequence(sequences.merge(externalId, 1L, Long::sum))
                .attribute("originsource", name)
                .attribute("originexternalid", externalId)
                .data("source", name)
                .data("externalId", externalId);
    }

    void say(TestEvent event) {
        topics.publish(TOPIC, event);
    }

    void observe(String externalId, String userName, @Nullable String email) {
        say(person(externalId, userName, email));
    }

    void suspend(String externalId, String userName, @Nullable String email) {
        say(person(externalId, userName, email).data("active", false));
    }

    void remove(String externalId, String onRemoval) {
        say(removal(externalId, onRemoval));
    }

    Map<String, Long> sequences() {
        return Map.copyOf(sequences);
    }

    String name() {
        return name;
    }
}
