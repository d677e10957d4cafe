package platen.accesscode.suite;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import platen.kit.crypto.KeyMaterial;
import platen.kit.crypto.SealContext;
import platen.kit.crypto.Sealed;
import platen.kit.crypto.Unsealer;
import platen.testing.TestKeys;
import platen.testing.TestRecord;
import platen.testing.TestTopics;

/** What the rest of the suite hears on {@code accesscode.credential}. */
final class Credentials {

    static final String TOPIC = "accesscode.credential";

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final TestTopics TOPICS = TestTopics.ofThisRun();
    private static final Unsealer MAILER = new Unsealer(KeyMaterial.in(TestKeys.of("notification")));

    private Credentials() {}

    /** Waits for so many of a person's events and returns them in order. */
    static List<TestRecord> of(PersonFixture person, int count) {
        return TOPICS.await(TOPIC, count, PATIENCE, isOf(person));
    }

    /** Waits for so many events about a person's code, leaving out cards and refusals. */
    static List<TestRecord> codeEvents(PersonFixture person, int count) {
        return TOPICS.await(
                TOPIC,
                count,
                PATIENCE,
                isOf(person).and(record -> record.is("access-code-issued") || record.is("access-code-retired")));
    }

    /** The newest of so many. */
    static TestRecord last(PersonFixture person, int count) {
        return of(person, count).getLast();
    }

    /** Waits for the end of a job. */
    static TestRecord ofJob(UUID organisation, UUID job) {
        return TOPICS.await(TOPIC, 1, PATIENCE, record -> (organisation + "|" + job).equals(record.key()))
                .getFirst();
    }

    /** All that an organisation's people's events are now. */
    static List<TestRecord> ofOrganisation(UUID organisation) {
        return TOPICS.all(TOPIC, record -> String.valueOf(record.key()).startsWith(organisation + "|"));
    }

    /** What notification finds in the event. */
    static String unsealed(PersonFixture person, TestRecord issued) {
        var sealed = issued.data().path("sealedCode");
        var context = SealContext.event(
                "platen.accesscode.access-code-issued.v1",
                person.organisation(),
                person.id,
                issued.data().path("version").asLong());
        return MAILER.openText(
                new Sealed(sealed.path("recipient").asText(), sealed.path("box").asText()), context);
    }

    private static Predicate<TestRecord> isOf(PersonFixture person) {
        return record -> (person.organisation() + "|" + person.id).equals(record.key());
    }
}
