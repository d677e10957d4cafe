package platen.gateway.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import platen.gateway.sessions.ForgetOldRecords;
import platen.testing.WithEngines;

@QuarkusTest
@WithEngines
class ForgettingTest extends GatewaySuite {

    @Inject
    ForgetOldRecords forgetting;

    @Test
    void keepsWhatIsStillOfUse() {
        logInOnce();

        forgetting.forget(office.id).await().indefinitely();

        assertThat(rows("session")).isOne();
        assertThat(rows("attempt_answer")).isOne();
        assertThat(rows("attempt")).isOne();
    }

    @Test
    void deletesWhatHasHadItsTime() {
        logInOnce();
        clock.advance(Duration.ofDays(2));
        forgetting.forget(office.id).await().indefinitely();
        assertThat(rows("session")).isZero();
        assertThat(rows("attempt_answer")).isZero();
        assertThat(rows("attempt")).isOne();

        clock.advance(Duration.ofDays(90));
        forgetting.forget(office.id).await().indefinitely();

        assertThat(rows("attempt")).isZero();
    }

    private void logInOnce() {
        office.personWithCode("Ana Silva", "K7P2M9");
        office.panel().logIn("code", "K7P2M9");
        office.awaitAttempts(1);
    }

    private long rows(String table) {
        return office.database.count("select count(*) from " + table + " where organisation_id = ?", office.id);
    }
}
