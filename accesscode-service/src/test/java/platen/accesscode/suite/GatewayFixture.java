package platen.accesscode.suite;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import platen.testing.TestEvent;
import platen.testing.TestTopics;

/** Plays mfd-gateway for one organisation: publishes what people do at devices. */
final class GatewayFixture {

    private static final String TOPIC = "mfd.activity";
    private static final TestTopics TOPICS = TestTopics.ofThisRun();

    private final UUID organisation;
    private final Map<UUID, Long> sequences = new ConcurrentHashMap<>();

    GatewayFixture(UUID organisation) {
        this.organisation = organisation;
    }

    /** Somebody's address was typed at a device. Waits until it was heard and returns the event's id. */
    String requestReminder(UUID user) {
        TestEvent request = reminderRequest(user);
        publish(request);
        Heard.event(request.id());
        return request.id();
    }

    TestEvent reminderRequest(UUID user) {
        return event("code-reminder-requested", user);
    }

    TestEvent event(String name, UUID user) {
        return TestEvent.example(TOPIC, name)
                .data("userId", user)
                .organisation(organisation)
                .key(user.toString())
                .sequence(sequences.merge(user, 1L, Long::sum))
                .freshId();
    }

    void publish(TestEvent event) {
        TOPICS.publish(TOPIC, event);
    }
}
