package platen.gateway.suite;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import platen.testing.DeletedOrganisationCheck;
import platen.testing.SweepCheck;
import platen.testing.TestEvent;
import platen.testing.WithEngines;

/** Devices, sessions and the read model go with their organisation; nobody logs in at its devices any more. */
@QuarkusTest
@WithEngines
class OrganisationDeletionTest extends GatewaySuite {

    @Test
    void sweepsEveryTable() throws Exception {
        SweepCheck.of("gateway", Map.of());
    }

    @Test
    void keepsNothingOfADeletedOrganisationAndLogsNobodyIn() {
        office.personWithCode("Ana Silva", "K7P2M9");
        Panel panel = office.panel();
        String session = panel.logIn("code", "K7P2M9").sessionId();
        panel.logIn("code", "WRONG2");
        panel.remind("ana.silva@school.example");
        try (Office other = new Office()) {
            other.personWithCode("Bob Stone", "K7P2M9");
            Panel elsewhere = other.panel();
            var check = new DeletedOrganisationCheck(office.id, office.topics);

            check.deleted().finished();

            assertThat(panel.logIn("code", "K7P2M9").status()).isIn(401, 410);
            assertThat(panel.session(session).status()).isIn(401, 410);
            given().auth().oauth2(office.admin()).get("/api/v1/devices").then().statusCode(410);
            check.drops(
                    "identity.user",
                    TestEvent.example("identity.user", "user-created"),
                    TestEvent.example("identity.user", "user-deleted"));
            check.drops("accesscode.credential", TestEvent.example("accesscode.credential", "access-code-issued"));
            check.leavesNothing();
            assertThat(elsewhere.logIn("code", "K7P2M9").status()).isEqualTo(201);
        }
    }
}
