package platen.google;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import platen.google.fake.WithFakeGoogle;
import platen.testing.WithEngines;
import platen.testing.access.AccessChecks;

/** Everything is closed unless opened, and nobody sees another organisation. */
@QuarkusTest
@WithEngines
@WithFakeGoogle
class AccessTableTest {

    @Test
    void everyEndpointIsOpenToThoseTheDocumentNamesOnly() {
        SyncFixture fixture = SyncFixture.aConnection();
        String run = SyncFixture.RUNS + "/" + fixture.finished(fixture.start()).getString("id");

        new AccessChecks(
                        "sync-google-service",
                        fixture.organisation(),
                        Map.of(
                                SyncFixture.RUNS + "/{id}", run,
                                SyncFixture.RUNS + "/{id}/plan", run + "/plan",
                                SyncFixture.RUNS + "/{id}/changes", run + "/changes"))
                .hold();
    }
}
