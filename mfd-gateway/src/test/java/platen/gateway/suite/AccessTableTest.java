package platen.gateway.suite;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import platen.testing.WithEngines;
import platen.testing.access.AccessChecks;

/** Everything is closed unless opened, and nobody sees another organisation. */
@QuarkusTest
@WithEngines
class AccessTableTest extends GatewaySuite {

    @Test
    void everyEndpointIsOpenToThoseTheDocumentNamesOnly() {
        Panel panel = office.panel();
        String copier = "/api/v1/devices/" + panel.id();

        new AccessChecks(
                        "mfd-gateway",
                        office.id,
                        Map.of("/api/v1/devices/{id}", copier, "/api/v1/devices/{id}/settings", copier + "/settings"))
                .refusing(panel.token())
                .hold();
    }
}
