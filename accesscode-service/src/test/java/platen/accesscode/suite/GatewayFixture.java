package platen.accesscode.suite;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import platen.kit.crypto.KeyMaterial;
import platen.kit.crypto.SealContext;
import platen.kit.crypto.Sealer;
import platen.testing.TestEvent;
import platen.testing.TestKeys;
import platen.testing.TestTopics;

/** Plays mfd-gateway for one organisation: publishes what people do at devices. */
final class GatewayFixture {

    private static final String TOPIC = "mfd.activity";
    private static final TestTopics TOPICS = TestTopics.ofThisRun();

    private static final Sealer SEALER = new Sealer(KeyMaterial.in(TestKeys.of("mfd-gateway")));

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

    /**
     * A card was tapped and shown to be somebody's. Waits until it was heard.
     *
     * @param by {@code code}, {@code password}, {@code link} or {@code administrator}
     */
    void proveCard(UUID user, String number, String by) {
        TestEvent proof = cardProof(user, user, number).data("by", by);
        publish(by.equals("administrator") ? proof.data("administrator", "admin-of-devices") : proof);
        Heard.event(proof.id());
    }

    /**
     * The event without publishing it.
     *
     * @param sealedFor whom the card is sealed for
     */
    TestEvent cardProof(UUID user, UUID sealedFor, String number) {
        var context = SealContext.event("platen.mfd.card-association-proven.v1", organisation, sealedFor, 1);
        return event("card-association-proven", user).data("sealedCard", SEALER.seal("accesscode", context, number));
    }

    /** Somebody has chosen a PIN at a device. Waits until it was heard. */
    void choosePin(UUID user, long version, String pin) {
        var context = SealContext.event("platen.mfd.card-pin-chosen.v1", organisation, user, version);
        TestEvent chosen = event("card-pin-chosen", user)
                .data("version", version)
                .data("sealedPin", SEALER.seal("accesscode", context, pin));
        publish(chosen);
        Heard.event(chosen.id());
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
