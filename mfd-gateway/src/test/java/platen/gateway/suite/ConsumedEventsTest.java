package platen.gateway.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import platen.testing.TestEvent;
import platen.testing.WithEngines;
import platen.testing.contracts.ContractChecks;
import platen.testing.contracts.EventContract;

/** Every example of the topics listened to, through the real listeners, and what else may come along. */
@QuarkusTest
@WithEngines
class ConsumedEventsTest extends GatewaySuite {

    private static final String USERS = "identity.user";
    private static final String CREDENTIALS = "accesscode.credential";

    private static Stream<EventContract> consumed() {
        ContractChecks contracts = ContractChecks.ofRepository();
        return Stream.concat(contracts.ofTopic(USERS).stream(), contracts.ofTopic(CREDENTIALS).stream());
    }

    @ParameterizedTest
    @MethodSource("consumed")
    void takesEveryExample(EventContract contract) {
        UUID key = UUID.randomUUID();
        TestEvent example = contract.name().equals("card-pin-set")
                // The box in the example is of nobody's key.
                ? office.pinSet(key, 1, "2580")
                : TestEvent.example(contract.topic(), contract.name());
        TestEvent event = example.organisation(office.id).key(key.toString()).sequence(1);
        office.topics.publish(contract.topic(), event);

        // What follows under the same key is processed only after it, and not at all when it is parked.
        followWith(contract.topic(), key);

        assertThat(parked()).isZero();
    }

    @Test
    void passesOverFieldsItDoesNotKnow() {
        UUID ana = UUID.randomUUID();
        office.publish(
                USERS,
                ana,
                TestEvent.example(USERS, "user-created")
                        .data("user/userId", ana)
                        .data("user/shoeSize", 41)
                        .data("mood", Map.of("today", "fine")));

        office.awaitPerson(ana, "active");
    }

    @Test
    void keepsWhoseSignInIsWhose() {
        UUID ana = UUID.randomUUID();
        Object signIn = Map.of("issuer", "https://login.example", "sub", "subject-of-" + ana);
        office.publish(
                USERS,
                ana,
                TestEvent.example(USERS, "user-created")
                        .data("user/userId", ana)
                        .data("user/subjects", List.of(signIn)));
        office.awaitPerson(ana, "active");
        assertThat(subjects(ana)).isOne();

        office.publish(
                USERS,
                ana,
                TestEvent.example(USERS, "user-updated")
                        .data("user/userId", ana)
                        .data("user/subjects", null)
                        .data("user/displayName", "Ana renamed"));
        await().until(() -> office.database.count(
                        "select count(*) from person where display_name = 'Ana renamed' and user_id = ?", ana)
                == 1);
        assertThat(subjects(ana)).isOne();

        office.deletePerson(ana);
        office.awaitPerson(ana, "deleted");
        assertThat(subjects(ana)).isZero();
    }

    private long subjects(UUID user) {
        return office.database.count("select count(*) from person_subject where user_id = ?", user);
    }

    @Test
    void passesOverTypesItDoesNotKnow() {
        UUID key = UUID.randomUUID();
        office.publish(
                CREDENTIALS,
                key,
                TestEvent.example(CREDENTIALS, "access-code-issued")
                        .attribute("type", "platen.accesscode.code-framed.v1")
                        .data("blindIndex", null));

        office.issueCode(key, 1, "K7P2M9");

        office.awaitCode(key, 1);
        assertThat(parked()).isZero();
    }

    @Test
    void hasTheEffectOfADuplicateOnce() {
        UUID ana = office.personWithCode("Ana Silva", "K7P2M9");
        TestEvent replaced = office.codeIssued(ana, 2, "BBBB22")
                .organisation(office.id)
                .key(ana.toString())
                .sequence(office.next(CREDENTIALS, ana));
        office.topics.publish(CREDENTIALS, replaced);
        office.retireCode(ana, 3);
        office.awaitCode(ana, 3);

        office.topics.publish(CREDENTIALS, replaced);
        UUID card = UUID.randomUUID();
        office.registerCard(ana, card, "04A22B1C", null);
        office.awaitCards(ana, 1);

        assertThat(office.panel().logIn("code", "BBBB22").status()).isEqualTo(401);
    }

    @Test
    void isNotTurnedBackByAnEventOutOfOrder() {
        UUID ana = office.personWithCode("Ana Silva", "K7P2M9");
        office.publishAt(
                USERS, ana, 5, TestEvent.example(USERS, "user-deactivated").data("user/userId", ana));
        office.awaitPerson(ana, "inactive");

        office.publishAt(USERS, ana, 4, TestEvent.example(USERS, "user-updated").data("user/userId", ana));
        office.publishAt(
                USERS,
                ana,
                6,
                TestEvent.example(USERS, "user-deactivated")
                        .data("user/userId", ana)
                        .data("user/displayName", "Ana at last"));

        await().until(() -> office.database.count(
                        "select count(*) from person where user_id = ? and display_name = 'Ana at last'", ana)
                == 1);
        assertThat(office.panel().logIn("code", "K7P2M9").status()).isEqualTo(401);
    }

    @Test
    void parksTheKeyOfAnEventItCannotUnderstandAndGoesOnWithOthers() {
        UUID broken = UUID.randomUUID();
        office.publish(
                CREDENTIALS, broken, office.codeIssued(broken, 1, "K7P2M9").data("blindIndex", "too-short"));

        UUID fine = office.personWithCode("Ana Silva", "AAAA22");

        await().until(() -> parked() == 1);
        assertThat(fine).isNotNull();
        assertThat(office.panel().logIn("code", "AAAA22").status()).isEqualTo(201);
    }

    private void followWith(String topic, UUID key) {
        if (topic.equals(USERS)) {
            office.publishAt(
                    USERS, key, 2, TestEvent.example(USERS, "user-updated").data("user/userId", key));
            office.awaitPerson(key, "active");
        } else {
            office.publishAt(CREDENTIALS, key, 2, office.codeIssued(key, 9, "K7P2M9"));
            office.awaitCode(key, 9);
        }
    }

    private long parked() {
        return office.database.count("select count(*) from parked_event where organisation_id = ?", office.id);
    }
}
