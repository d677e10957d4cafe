package platen.accesscode.suite;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import platen.testing.WithEngines;
import platen.testing.access.AccessChecks;

/** Everything is closed unless opened, and nobody sees another organisation. */
@QuarkusTest
@WithEngines
class AccessTableTest {

    @Test
    void everyEndpointIsOpenToThoseTheDocumentNamesOnly() {
        IdentityFixture identity = IdentityFixture.knownOrganisation();
        PersonFixture ana = identity.person();
        ana.create("QX7WJ4KP", "C0FFEE0043");
        String path = "/api/v1/users/" + ana.id;
        UUID job = Jobs.of(identity).order("everybody", false);

        new AccessChecks(
                        "accesscode-service",
                        identity.organisation,
                        Map.of(
                                "/api/v1/users/{id}/access-code", path + "/access-code",
                                "/api/v1/users/{id}/cards", path + "/cards",
                                "/api/v1/users/{id}/card-pin", path + "/card-pin",
                                "/api/v1/access-code-jobs/{id}", Jobs.PATH + "/" + job))
                .hold();
    }
}
