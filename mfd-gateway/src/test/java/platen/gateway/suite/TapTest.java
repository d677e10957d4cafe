package platen.gateway.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import platen.testing.WithEngines;

/** A device has one session at a time, which its holder's card ends. */
@QuarkusTest
@WithEngines
class TapTest extends GatewaySuite {

    private static final String CARD = "04A22B1C";
    private static final String OTHER_CARD = "04FFEE11";

    private UUID ana;
    private Panel panel;

    @BeforeEach
    void anaAndBobHaveCardsAndCodes() {
        ana = office.personWithCode("Ana Silva", "K7P2M9");
        office.registerCard(ana, UUID.randomUUID(), CARD, null);
        UUID bob = office.personWithCode("Bob", "BBBB22");
        office.registerCard(bob, UUID.randomUUID(), OTHER_CARD, null);
        office.awaitCards(ana, 1);
        office.awaitCards(bob, 1);
        panel = office.panel();
    }

    @Test
    void logsOutWithTheSecondTapOfTheSameCard() {
        String session = panel.logIn("card", CARD).sessionId();
        office.awaitAttempts(1);
        clock.advance(Duration.ofSeconds(3));

        Answer second = panel.logIn("card", CARD);

        assertThat(second.status()).isEqualTo(200);
        assertThat(second.json().toString()).isEqualTo("{\"next\":\"logged_out\"}");
        assertThat(panel.session(session).status()).isEqualTo(404);
        assertThat(panel.logIn("card", CARD).status()).isEqualTo(201);
    }

    @Test
    void logsOutBeforeTheLoginIsWritten() {
        // Both in one interval of the writer, if the machine is not slow: either way the answers are the same.
        String session = panel.logIn("card", CARD).sessionId();
        clock.advance(Duration.ofSeconds(3));

        assertThat(panel.logIn("card", CARD).json().path("next").asText()).isEqualTo("logged_out");
        assertThat(panel.session(session).status()).isEqualTo(404);
        assertThat(panel.logIn("card", CARD).status()).isEqualTo(201);
        office.awaitAttempts(3);
        assertThat(open()).isOne();
    }

    @Test
    void takesABounceOfTheReaderForOneTap() {
        Answer first = panel.logIn("card", CARD);

        Answer bounce = panel.logIn("bounce", "card", CARD);

        assertThat(bounce).isEqualTo(first);
        assertThat(panel.session(first.sessionId()).status()).isEqualTo(200);
        clock.advance(Duration.ofSeconds(3));
        assertThat(panel.logIn("bounce", "card", CARD)).isEqualTo(first);
        office.awaitAttempts(1);
    }

    @Test
    void logsOutOnceWhenTheSecondTapIsSentAgain() {
        panel.logIn("card", CARD);
        clock.advance(Duration.ofSeconds(3));
        Answer second = panel.logIn("second", "card", CARD);

        assertThat(panel.logIn("second", "card", CARD)).isEqualTo(second);
        assertThat(panel.logIn("second", "card", OTHER_CARD).status()).isEqualTo(422);
        office.awaitAttempts(2);
        assertThat(open()).isZero();
    }

    @Test
    void givesTheDeviceToWhoComesNext() {
        String anas = panel.logIn("card", CARD).sessionId();

        String bobs = panel.logIn("card", OTHER_CARD).sessionId();

        assertThat(panel.session(anas).status()).isEqualTo(404);
        assertThat(panel.session(bobs).status()).isEqualTo(200);
        office.awaitAttempts(2);
        assertThat(panel.session(anas).status()).isEqualTo(404);
        assertThat(panel.session(bobs).status()).isEqualTo(200);
        assertThat(open()).isOne();
    }

    @Test
    void givesTheDeviceToWhoComesNextWithACodeAndLater() {
        String anas = panel.logIn("code", "K7P2M9").sessionId();
        office.awaitAttempts(1);

        String bobs = panel.logIn("code", "BBBB22").sessionId();
        office.awaitAttempts(2);

        assertThat(panel.session(anas).status()).isEqualTo(404);
        assertThat(panel.session(bobs).status()).isEqualTo(200);
    }

    @Test
    void leavesOtherDevicesAlone() {
        Panel other = office.panel();
        String here = panel.logIn("card", CARD).sessionId();
        clock.advance(Duration.ofSeconds(3));

        Answer there = other.logIn("card", CARD);

        assertThat(there.status()).isEqualTo(201);
        assertThat(panel.session(here).status()).isEqualTo(200);
    }

    @Test
    void logsInAgainAfterLoggingOutAtTheDevice() {
        String first = panel.logIn("card", CARD).sessionId();
        panel.logOut(first);

        Answer again = panel.logIn("card", CARD);

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.sessionId()).isNotEqualTo(first);
    }

    @Test
    void logsInAgainAfterIdling() {
        String first = panel.logIn("card", CARD).sessionId();
        office.awaitAttempts(1);
        clock.advance(Duration.ofSeconds(70));

        Answer again = panel.logIn("card", CARD);

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.sessionId()).isNotEqualTo(first);
    }

    @Test
    void leavesOneSessionOpenWhateverOrderTheyAreWrittenIn() {
        List<Answer> answers = Parallel.run(
                12, number -> number % 2 == 0 ? panel.logIn("code", "K7P2M9") : panel.logIn("code", "BBBB22"));

        assertThat(answers).allMatch(answer -> answer.status() == 201);
        office.awaitAttempts(12);
        await().until(() -> open() == 1);
        assertThat(answers)
                .filteredOn(answer -> panel.session(answer.sessionId()).status() == 200)
                .hasSize(1);
    }

    private long open() {
        return office.database.count(
                "select count(*) from session where organisation_id = ? and ended_at is null", office.id);
    }
}
