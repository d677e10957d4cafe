package platen.scim.suite;

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
        Tenant tenant = Tenant.create();
        String tokens = "/api/v1/scim/tokens";
        String token =
                tenant.admin("GET", tokens, null).ok(200).at("/items/0/id").asText();

        new AccessChecks("scim-service", tenant.id, Map.of(tokens + "/{id}", tokens + "/" + token))
                .refusing(tenant.token)
                .hold();
    }
}
