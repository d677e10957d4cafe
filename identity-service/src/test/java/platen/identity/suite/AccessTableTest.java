package platen.identity.suite;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import platen.testing.WithEngines;
import platen.testing.access.AccessChecks;

/** Everything is closed unless opened, and nobody sees another organisation. */
@QuarkusTest
@WithEngines
class AccessTableTest {

    @Test
    void everyEndpointIsOpenToThoseTheDocumentNamesOnly() {
        Tenant school = Tenant.create();
        String ana = "/api/v1/users/" + school.user("ana", "ana@school.example");

        new AccessChecks(
                        "identity-service",
                        school.id(),
                        Map.of("/api/v1/users/{id}", ana, "/api/v1/users/{id}/subjects", ana + "/subjects"))
                .hold();
    }
}
