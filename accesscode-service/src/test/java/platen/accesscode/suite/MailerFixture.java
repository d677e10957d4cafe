package platen.accesscode.suite;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import platen.testing.TestEvent;
import platen.testing.TestTopics;

/** Plays notification-service for one organisation: publishes what administrators want of mails. */
final class MailerFixture {

    private static final String TOPIC = "notification.mail";
    private static final TestTopics TOPICS = TestTopics.ofThisRun();

    private final UUID organisation;
    private final Map<UUID, Long> sequences = new ConcurrentHashMap<>();

    MailerFixture(UUID organisation) {
        this.organisation = organisation;
    }

    /** An administrator has a mail sent again. Waits until it was heard and returns the event, for who wants it again. */
    TestEvent requestResend(UUID user, long version, UUID resend, String administrator) {
        TestEvent request = TestEvent.example(TOPIC, "mail-resend-requested")
                .organisation(organisation)
                .key(user.toString())
                .sequence(sequences.merge(user, 1L, Long::sum))
                .data("userId", user)
                .data("version", version)
                .data("resendId", resend)
                .data("requestedBy", administrator);
        publish(request);
        Heard.event(request.id());
        return request;
    }

    void publish(TestEvent event) {
        TOPICS.publish(TOPIC, event);
    }
}
