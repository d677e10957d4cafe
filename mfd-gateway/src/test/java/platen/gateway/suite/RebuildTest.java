package platen.gateway.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import platen.testing.TestEvent;
import platen.testing.WithEngines;

/** The read model is lost and comes back by what its owners say again. */
@QuarkusTest
@WithEngines
class RebuildTest extends GatewaySuite {

    @Test
    void letsPeopleInAgainAfterTheirOwnersHaveRepeatedEverything() {
        UUID ana = office.personWithCode("Ana Silva", "K7P2M9");
        office.setPin(ana, 1, "7295");
        office.awaitPin(ana, 1);
        Panel panel = office.panel();
        for (String table : new String[] {"person", "person_subject", "credential", "card_pin"}) {
            office.database.execute("delete from " + table + " where organisation_id = ?", office.id);
        }
        assertThat(panel.logIn("code", "K7P2M9").status()).isEqualTo(401);

        office.publish(
                "accesscode.credential",
                ana,
                office.codeIssued(ana, 1, "K7P2M9").attribute("republished", true));
        office.publish(
                "accesscode.credential",
                ana,
                office.cardRegistered(ana, UUID.randomUUID(), "04A22B1C").attribute("republished", true));
        office.publish(
                "accesscode.credential", ana, office.pinSet(ana, 1, "7295").attribute("republished", true));
        office.publish(
                "identity.user",
                ana,
                TestEvent.example("identity.user", "user-updated")
                        .data("user/userId", ana)
                        .data("user/displayName", "Ana Silva")
                        .data("user/state", "active")
                        .attribute("republished", true));
        office.awaitPin(ana, 1);
        office.awaitPerson(ana, "active");

        assertThat(panel.logIn("code", "K7P2M9").status()).isEqualTo(201);
        assertThat(panel.logInWithPin("04A22B1C", "7295").status()).isEqualTo(201);
        assertThat(office.database.count("select count(*) from person_subject where user_id = ?", ana))
                .isOne();
    }
}
