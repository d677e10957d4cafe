package platen.google;

import static org.assertj.core.api.Assertions.assertThat;
import static platen.google.SyncFixture.aConnection;
import static platen.google.fake.FakeUser.named;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import platen.google.fake.FakeGoogle;
import platen.google.fake.FakeGoogleAddress;
import platen.google.fake.FakeReply;
import platen.google.fake.FakeUser;
import platen.google.fake.WithFakeGoogle;
import platen.testing.TestDatabase;
import platen.testing.TestRecord;
import platen.testing.TestTopics;
import platen.testing.WithEngines;

/** No code, card, key or token is anywhere but in Google, in memory and in sealed boxes. */
@QuarkusTest
@WithEngines
@WithFakeGoogle
class SecrecyTest {

    private static final String CODE = "ZQXJKV";
    private static final String CARD = "DEADBEEF0815CAFE";

    @Test
    void secretsAreNotInDatabaseLogsOrTopics() throws IOException {
        var fixture = aConnection();
        FakeUser ana = fixture.workspace().put(named("Ana Silva").withCode(CODE).withCard(CARD));
        fixture.workspace().put(named("Bo Berg"));
        fixture.sync();
        // Failures too, which are where bodies like to end up.
        fixture.workspace().put(ana.withName("Ana Berg"));
        fixture.workspace().misbehave("users", (request, reply) -> reply.truncated());
        fixture.failingSync();
        fixture.workspace()
                .misbehave("users", (request, reply) -> FakeReply.page(List.of(ana, ana.withCode(null)), null));
        fixture.failingSync();
        fixture.workspace().behave();
        fixture.sync();

        List<String> places = new ArrayList<>(TestDatabase.ofThisRun().dump());
        places.add(Files.readString(Path.of(FakeGoogleAddress.LOG)));
        try (TestTopics topics = TestTopics.ofThisRun()) {
            for (String topic : List.of("directory.person", "directory.run")) {
                topics.all(topic).stream()
                        .map(TestRecord::value)
                        .map(String::valueOf)
                        .forEach(places::add);
            }
        }
        List<String> secrets = new ArrayList<>(List.of(CODE, CARD));
        FakeGoogle.tokens().forEach(secrets::add);
        String privateKey =
                String.valueOf(fixture.workspace().serviceAccountKey().get("private_key"));
        secrets.add(privateKey.lines().skip(3).findFirst().orElseThrow());

        assertThat(places).hasSizeGreaterThan(10).anyMatch(place -> place.contains("Run completed"));
        for (String secret : secrets) {
            assertThat(places.stream().filter(place -> place.contains(secret)).map(SecrecyTest::headline))
                    .isEmpty();
        }
    }

    @Test
    void theKeyIsEncryptedForItsConnection() {
        var one = aConnection();
        var other = aConnection(Map.of("noticeAddress", "other@school.example"));
        var database = TestDatabase.ofThisRun();

        int copied = database.execute(
                "update connection set private_key = (select private_key from connection where organisation_id = ?) "
                        + "where organisation_id = ?",
                one.organisation(),
                other.organisation());

        assertThat(copied).isEqualTo(1);
        assertThat(one.sync().getString("state")).isEqualTo("completed");
        assertThat(other.failingSync()).containsEntry("reason", "internal");
    }

    private static String headline(String place) {
        return place.substring(0, Math.min(60, place.length()));
    }
}
