package platen.identity.suite;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import platen.testing.TestTopics;
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

        String group = "/api/v1/groups/" + new Groups(TestTopics.ofThisRun(), school, "scim").byHand("Readers");

        new AccessChecks(
                        "identity-service",
                        school.id(),
                        Map.of(
                                "/api/v1/users/{id}",
                                ana,
                                "/api/v1/users/{id}/subjects",
                                ana + "/subjects",
                                "/api/v1/groups/{id}",
                                group,
                                "/api/v1/groups/{id}/members",
                                group + "/members",
                                "/api/v1/groups/{id}/rules",
                                group + "/rules"))
                .hold();
    }
}
