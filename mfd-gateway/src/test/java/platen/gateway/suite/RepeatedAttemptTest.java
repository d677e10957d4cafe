package platen.gateway.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import platen.testing.WithEngines;

@QuarkusTest
@WithEngines
class RepeatedAttemptTest extends GatewaySuite {

    @Test
    void givesTheSameSessionAtOnceAndLater() {
        office.personWithCode("Ana Silva", "K7P2M9");
        Panel panel = office.panel();

        Answer first = panel.logIn("attempt-1", "code", "K7P2M9");
        Answer atOnce = panel.logIn("attempt-1", "code", "K7P2M9");
        office.awaitAttempts(1);
        Answer later = panel.logIn("attempt-1", "code", "K7P2M9");

        assertThat(atOnce).isEqualTo(first);
        assertThat(later).isEqualTo(first);
        assertThat(office.database.count("select count(*) from session where organisation_id = ?", office.id))
                .isOne();
    }

    @Test
    void givesOneSessionToManyRepetitionsAtTheSameTime() {
        office.personWithCode("Ana Silva", "K7P2M9");
        Panel panel = office.panel();

        List<Answer> answers = Parallel.run(30, number -> panel.logIn("attempt-1", "code", "K7P2M9"));

        office.awaitAttempts(1);
        assertThat(answers).containsOnly(answers.getFirst());
        assertThat(answers.getFirst().status()).isEqualTo(201);
    }

    @Test
    void countsAFailureOnce() {
        Panel panel = office.panel();

        List<Answer> answers = Parallel.run(30, number -> panel.logIn("attempt-1", "code", "NOBODY"));

        assertThat(answers).allMatch(answer -> answer.status() == 401);
        assertThat(office.database.count("select failures from device_throttle where device_id = ?", panel.id()))
                .isOne();
        assertThat(office.database.count("select count(*) from attempt where organisation_id = ?", office.id))
                .isOne();
    }

    @Test
    void isNoWayToTryAnotherCode() {
        office.personWithCode("Ana Silva", "K7P2M9");
        Panel panel = office.panel();
        panel.logIn("attempt-1", "code", "NOBODY");

        Answer other = panel.logIn("attempt-1", "code", "K7P2M9");

        assertThat(other.status()).isEqualTo(422);
        assertThat(other.problem()).isEqualTo("/problems/attempt-id-reused");
    }

    @Test
    void isNoWayIntoAnotherPersonsSession() {
        office.personWithCode("Ana Silva", "K7P2M9");
        office.personWithCode("Bob", "BBBB22");
        Panel panel = office.panel();
        panel.logIn("attempt-1", "code", "K7P2M9");

        assertThat(panel.logIn("attempt-1", "code", "BBBB22").status()).isEqualTo(422);
        office.awaitAttempts(1);
        assertThat(panel.logIn("attempt-1", "code", "BBBB22").status()).isEqualTo(422);
    }

    @Test
    void belongsToOneDevice() {
        office.personWithCode("Ana Silva", "K7P2M9");
        office.panel().logIn("attempt-1", "code", "NOBODY");

        assertThat(office.panel().logIn("attempt-1", "code", "K7P2M9").status()).isEqualTo(201);
    }

    @Test
    void doesNotBringAnEndedSessionBack() {
        office.personWithCode("Ana Silva", "K7P2M9");
        Panel panel = office.panel();
        panel.logOut(panel.logIn("attempt-1", "code", "K7P2M9").sessionId());

        assertThat(panel.logIn("attempt-1", "code", "K7P2M9").status()).isEqualTo(401);
    }

    @Test
    void isANewAttemptAfterTenMinutes() {
        office.personWithCode("Ana Silva", "K7P2M9");
        Panel panel = office.panel();
        Answer first = panel.logIn("attempt-1", "code", "K7P2M9");
        office.awaitAttempts(1);

        clock.advance(Duration.ofMinutes(11));
        Answer second = panel.logIn("attempt-1", "code", "K7P2M9");

        assertThat(second.status()).isEqualTo(201);
        assertThat(second.sessionId()).isNotEqualTo(first.sessionId());
        office.awaitAttempts(2);
    }
}
