package platen.accesscode.suite;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import platen.kit.crypto.KeyMaterial;
import platen.kit.crypto.Sealer;
import platen.testing.TestEvent;
import platen.testing.TestKeys;
import platen.testing.TestTopics;

/** Plays identity for one organisation: publishes what identity would, counting per key, and waits until it was heard. */
final class IdentityFixture {

    static final String USERS = "identity.user";
    static final String ORGANISATIONS = "identity.organisation";

    private static final TestTopics TOPICS = TestTopics.ofThisRun();
    private static final Sealer SEALER = new Sealer(KeyMaterial.in(TestKeys.of("sync-google")));

    final UUID organisation;
    private final Map<String, Long> sequences = new ConcurrentHashMap<>();

    private IdentityFixture(UUID organisation) {
        this.organisation = organisation;
    }

    /** An organisation that this service knows. */
    static IdentityFixture knownOrganisation() {
        IdentityFixture identity = unknownOrganisation();
        identity.createOrganisation();
        return identity;
    }

    /** An organisation that this service has not heard of yet. */
    static IdentityFixture unknownOrganisation() {
        return new IdentityFixture(UUID.randomUUID());
    }

    void createOrganisation() {
        TestEvent event = TestEvent.example(ORGANISATIONS, "organisation-created")
                .organisation(organisation)
                .sequence(1)
                .data("organisation/organisationId", organisation);
        TOPICS.publish(ORGANISATIONS, event);
        Heard.event(event.id());
    }

    PersonFixture person() {
        return new PersonFixture(this);
    }

    /** Somebody active, with a generated code. */
    PersonFixture activePerson() {
        PersonFixture person = person();
        person.create(PersonFixture.NOTHING, PersonFixture.NOTHING);
        return person;
    }

    /** Publishes without waiting. */
    String publish(TestEvent event, UUID user) {
        String key = user.toString();
        TestEvent addressed = event.organisation(organisation)
                .key(key)
                .sequence(sequences.merge(key, 1L, Long::sum))
                .freshId();
        TOPICS.publish(USERS, addressed);
        return addressed.id();
    }

    /** Publishes an event as it is. */
    void repeat(TestEvent event) {
        TOPICS.publish(USERS, event);
    }

    Sealer sealer() {
        return SEALER;
    }
}
