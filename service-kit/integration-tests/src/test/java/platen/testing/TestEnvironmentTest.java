package platen.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import platen.engines.KafkaTopics;

class TestEnvironmentTest {

    private static TestEnvironment environment;

    @BeforeAll
    static void open() {
        environment = TestEnvironment.open("Sample-Service");
    }

    @AfterAll
    static void close() {
        environment.close();
    }

    @Test
    void hasADatabaseWithRolesOfItsOwn() {
        assertThat(environment.database().database()).startsWith("t_sample_service_");
        assertThat(environment.settings())
                .containsEntry("PLATEN_DB_USERNAME", environment.database().applicationRole())
                .containsEntry(
                        "PLATEN_DB_MIGRATION_USERNAME", environment.database().ownerRole())
                .containsEntry("PLATEN_DB_URL", environment.database().url())
                .containsKey("PLATEN_KEYS");
        assertThat(environment.keys().resolve("accesscode/data.json")).exists();
    }

    @Test
    void twoEnvironmentsShareNothing() {
        try (TestEnvironment other = TestEnvironment.open("Sample-Service");
                TestTopics ours = topics();
                TestTopics theirs = new TestTopics(other.kafka(), other.topicPrefix())) {
            ours.publish("identity.user", "key", "{}");

            assertThat(theirs.all("identity.user")).isEmpty();
            assertThat(other.database().database())
                    .isNotEqualTo(environment.database().database());
        }
    }

    @Test
    void leavesNothingBehindWhenClosed() {
        TestEnvironment gone = TestEnvironment.open("gone");

        gone.close();

        assertThat(gone.keys()).doesNotExist();
        assertThatThrownBy(() -> environment
                        .postgres()
                        .connect(gone.database().database())
                        .close())
                .hasMessageContaining("does not exist");
        try (KafkaTopics kafka = new KafkaTopics(environment.kafka())) {
            // The controller has deleted them; what a broker lists follows.
            await().untilAsserted(
                            () -> assertThat(kafka.names()).noneMatch(topic -> topic.startsWith(gone.topicPrefix())));
        }
    }

    @Test
    void awaitsTheRecordThatMatchesAndNamesWhatItSawOtherwise() {
        UUID organisation = UUID.randomUUID();
        TestEvent event = TestEvent.example("identity.user", "user-deleted").organisation(organisation);
        try (TestTopics topics = topics()) {
            topics.publishRaw("identity.user", "poison", new byte[] {(byte) 0xff, 0});
            topics.publishRaw("identity.user", "empty", null);
            topics.publish("identity.user", event);

            TestRecord found =
                    topics.await("identity.user", record -> event.recordKey().equals(record.key()));

            assertThat(found.is("user-deleted")).isTrue();
            assertThat(found.json().path("id").asText()).isEqualTo(event.id());
            assertThatThrownBy(() -> topics.await(
                            "identity.user",
                            2,
                            Duration.ofSeconds(1),
                            record -> record.is("user-deleted")
                                    && organisation
                                            .toString()
                                            .equals(record.json()
                                                    .path("organisationid")
                                                    .asText())))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("found 1")
                    .hasMessageContaining(event.recordKey());
        }
    }

    @Test
    void theDumpShowsTextAndBytes() {
        var database =
                new TestDatabase(environment.postgres(), environment.database().database());
        database.execute("create table note (id int, words text, sealed bytea, body jsonb)");
        database.execute("insert into note values (1, 'ABCD23', ?, '{\"code\": \"EFGH45\"}')", (Object)
                "JKMN67".getBytes(StandardCharsets.US_ASCII));

        assertThat(String.join("\n", database.dump())).contains("ABCD23", "EFGH45", "JKMN67", "public.note");
        assertThat(database.count("select count(*) from note where id = ?", 1)).isOne();
        assertThat(database.value("select words from note")).isEqualTo("ABCD23");
    }

    private static TestTopics topics() {
        return new TestTopics(environment.kafka(), environment.topicPrefix());
    }
}
