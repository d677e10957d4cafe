package platen.gateway.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import platen.testing.WithEngines;

@QuarkusTest
@WithEngines
class SessionTest extends GatewaySuite {

    @Test
    void standsFromTheMomentOfTheLogin() {
        Panel panel = panelWithAna();
        Answer login = panel.logIn("code", "K7P2M9");

        Answer session = panel.session(login.sessionId());

        assertThat(session.status()).isEqualTo(200);
        assertThat(session.json()).isEqualTo(login.json());
    }

    @Test
    void endsWithTheLogOutAndStaysEnded() {
        Panel panel = panelWithAna();
        String session = panel.logIn("code", "K7P2M9").sessionId();

        Answer ended = panel.logOut(session);
        office.awaitAttempts(1);

        assertThat(ended.status()).isEqualTo(204);
        assertThat(panel.session(session).status()).isEqualTo(404);
        assertThat(panel.logOut(session).status()).isEqualTo(204);
    }

    @Test
    void idlesOutUnlessTheDeviceSpeaksOfIt() {
        Panel panel = panelWithAna();
        Panel other = office.panel();
        String kept = panel.logIn("code", "K7P2M9").sessionId();
        String left = other.logIn("code", "K7P2M9").sessionId();
        office.awaitAttempts(2);

        clock.advance(Duration.ofSeconds(40));
        assertThat(panel.session(kept).status()).isEqualTo(200);
        await().until(() -> office.database.count(
                        "select count(*) from session where organisation_id = ? and last_seen_at > started_at",
                        office.id)
                == 1);
        clock.advance(Duration.ofSeconds(40));

        assertThat(panel.session(kept).status()).isEqualTo(200);
        assertThat(other.session(left).status()).isEqualTo(404);
    }

    @Test
    void endsWhenThePersonIsDisabled() {
        UUID ana = office.personWithCode("Ana Silva", "K7P2M9");
        Panel panel = office.panel();
        String session = panel.logIn("code", "K7P2M9").sessionId();

        office.say(ana, "user-deactivated", "Ana Silva", "inactive");

        await().until(() -> panel.session(session).status() == 404);
    }

    @Test
    void endsWhenTheCodeIsRetiredOrReplaced() {
        UUID ana = office.personWithCode("Ana Silva", "K7P2M9");
        UUID bob = office.personWithCode("Bob", "BBBB22");
        Panel panel = office.panel();
        Panel other = office.panel();
        String anas = panel.logIn("code", "K7P2M9").sessionId();
        String bobs = other.logIn("code", "BBBB22").sessionId();

        office.retireCode(ana, 2);
        office.issueCode(bob, 2, "BBBB33");

        await().until(() -> panel.session(anas).status() == 404);
        await().until(() -> other.session(bobs).status() == 404);
    }

    @Test
    void isNothingToAnotherDevice() {
        Panel panel = panelWithAna();
        String session = panel.logIn("code", "K7P2M9").sessionId();
        Panel other = office.panel();

        assertThat(other.session(session).status()).isEqualTo(404);
        assertThat(other.logOut(session).status()).isEqualTo(404);
        assertThat(panel.session(session).status()).isEqualTo(200);
    }

    @Test
    void isNothingWithoutASignature() {
        Panel panel = office.panel();

        assertThat(panel.session(UUID.randomUUID().toString()).status()).isEqualTo(404);
        assertThat(panel.logOut("AAAA").status()).isEqualTo(404);
    }

    private Panel panelWithAna() {
        office.personWithCode("Ana Silva", "K7P2M9");
        return office.panel();
    }
}
