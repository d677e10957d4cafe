package platen.scim.suite;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import platen.kit.crypto.KeyMaterial;
import platen.kit.crypto.SealContext;
import platen.kit.crypto.Sealed;
import platen.kit.crypto.Unsealer;
import platen.testing.TestKeys;
import platen.testing.TestRecord;
import platen.testing.TestTopics;

/** What the suite hears of an organisation's people. */
final class PersonEvents implements AutoCloseable {

    static final String TOPIC = "directory.person";

    private final TestTopics topics = TestTopics.ofThisRun();
    private final Unsealer accesscode = new Unsealer(KeyMaterial.in(TestKeys.of("accesscode")));
    private final UUID organisation;

    PersonEvents(UUID organisation) {
        this.organisation = organisation;
    }

    /** Waits for that many of one person, in order. */
    List<TestRecord> await(String person, int count) {
        String key = organisation + "|scim|" + person;
        return topics.await(TOPIC, count, Duration.ofSeconds(20), record -> key.equals(record.key()));
    }

    JsonNode last(String person, int count) {
        return await(person, count).getLast().data();
    }

    /** What there is now of one person. */
    List<TestRecord> ofNow(String person) {
        String key = organisation + "|scim|" + person;
        return topics.all(TOPIC, record -> key.equals(record.key()));
    }

    /** Opens a sealed credential as accesscode-service does. */
    String open(JsonNode data, String credential, String word) {
        JsonNode sealed = data.path("credentials").path(credential).path("sealed");
        return accesscode.openText(
                new Sealed(sealed.path("recipient").asText(), sealed.path("box").asText()),
                SealContext.directory(
                        organisation,
                        "scim",
                        data.path("externalId").asText(),
                        UUID.fromString(data.path("observationId").asText()),
                        word));
    }

    @Override
    public void close() {
        topics.close();
    }
}
