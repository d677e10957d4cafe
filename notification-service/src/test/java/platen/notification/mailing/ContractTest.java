package platen.notification.mailing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import platen.notification.testing.Log;
import platen.notification.testing.MailCatcher;
import platen.notification.testing.School;
import platen.notification.testing.School.Person;
import platen.notification.testing.WithSmtpPort;
import platen.testing.TestEvent;
import platen.testing.WithEngines;
import platen.testing.contracts.ContractChecks;
import platen.testing.contracts.EventContract;

/** The topics as the contracts have them, through the real listeners. */
@QuarkusTest
@WithEngines
@WithSmtpPort
class ContractTest {

    private static final List<String> CONSUMED =
            List.of("identity.organisation", "identity.user", "accesscode.credential", "directory.run", "mfd.activity");

    @Test
    void understandsEveryExampleOfItsTopicsAndWhatItDoesNotKnow() {
        UUID organisation = UUID.randomUUID();

        CONSUMED.forEach(topic -> publishExamples(organisation, topic));
        CONSUMED.forEach(topic -> School.topics()
                .publish(
                        topic,
                        examples(topic)
                                .findFirst()
                                .orElseThrow()
                                .organisation(organisation)
                                .sequence(1_000)
                                .attribute("type", "platen.of.tomorrow.v1")));

        // A later event of each key shows that nothing before it is stuck.
        Person ana = new Person(UUID.fromString("6a1f0f8e-3c0b-4f0a-8d6e-5b1c2d3e4f01"), "Ana Silva", null);
        Awaitility.await()
                .until(() -> Log.database()
                                .count(
                                        "select count(*) from inbox_position where organisation_id = ? and sequence >= 100",
                                        organisation)
                        == CONSUMED.size());
        assertThat(Log.database().count("select count(*) from parked_event where organisation_id = ?", organisation))
                .isZero();
        assertThat(Log.database()
                        .count(
                                "select count(*) from contact where organisation_id = ? and user_id = ?",
                                organisation,
                                ana.id()))
                .isEqualTo(1);
    }

    private static void publishExamples(UUID organisation, String topic) {
        long sequence = 0;
        for (TestEvent example : examples(topic).toList()) {
            sequence++;
            TestEvent event = example.organisation(organisation)
                    .sequence(sequence)
                    .attribute("ofTomorrow", "x")
                    .data("ofTomorrow", List.of(1));
            School.topics().publish(topic, inBody(event, topic, organisation));
        }
        TestEvent last = examples(topic)
                .filter(event -> List.of(
                                "platen.identity.organisation-settings-changed.v1",
                                "platen.identity.user-updated.v1",
                                "platen.accesscode.access-code-retired.v1",
                                "platen.directory.run-failed.v1",
                                "platen.mfd.card-association-requested.v1")
                        .contains(event.type()))
                .findFirst()
                .orElseThrow()
                .organisation(organisation)
                .sequence(100);
        School.topics().publish(topic, inBody(last, topic, organisation));
    }

    private static TestEvent inBody(TestEvent event, String topic, UUID organisation) {
        return topic.equals("identity.organisation") ? event.data("organisation/organisationId", organisation) : event;
    }

    /** In an order in which they can be understood: what creates first. */
    private static Stream<TestEvent> examples(String topic) {
        return ContractChecks.ofRepository().ofTopic(topic).stream()
                .map(EventContract::name)
                // Nothing is understood of the organisation after it; see OrganisationDeletionTest.
                .filter(name -> !name.equals("organisation-deleted"))
                .sorted((one, other) -> Boolean.compare(other.endsWith("created"), one.endsWith("created")))
                .map(name -> TestEvent.example(topic, name));
    }

    @Test
    void isNotConfusedByDisorder() {
        try (MailCatcher mail = MailCatcher.start()) {
            School school = School.withClassicMails();
            Person ana = school.enrols("Ana Silva");
            TestEvent older = school.issued(ana, 1, "user-created", "OLDER2");
            school.issues(ana, 2, "set-by-admin", "NEWER2");
            mail.await(ana.address());

            School.topics().publish("accesscode.credential", older);
            school.issues(ana, 3, "set-by-admin", "LATST2");

            assertThat(mail.await(ana.address(), 2))
                    .extracting(letter -> letter.code())
                    .containsExactly("NEWER2", "LATST2");
            assertThat(Log.of(ana)).hasSize(2);
        }
    }

    @Test
    void doesNotTakeOneOrganisationsWordAboutAnother() {
        School school = School.withClassicMails();
        Person ana = school.enrols("Ana Silva");
        Log.awaitContactState(ana, "active");
        TestEvent forged = TestEvent.example("identity.organisation", "organisation-settings-changed")
                .organisation(school.id())
                .key("")
                .sequence(school.next("identity.organisation"))
                .data("organisation/organisationId", UUID.randomUUID())
                .data("organisation/name", "Evil School");

        School.topics().publish("identity.organisation", forged);

        Awaitility.await()
                .until(() -> Log.database()
                                .count(
                                        "select count(*) from parked_event where organisation_id = ? and kind = 'poison'",
                                        school.id())
                        == 1);
        assertThat(Log.database().count("select count(*) from organisation where name = 'Evil School'"))
                .isZero();
    }
}
