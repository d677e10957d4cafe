package platen.google;

import static io.restassured.RestAssured.given;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import platen.google.fake.WithFakeGoogle;
import platen.testing.DeletedOrganisationCheck;
import platen.testing.SweepCheck;
import platen.testing.TestEvent;
import platen.testing.TestTopics;
import platen.testing.WithEngines;

/** The connection, its runs and what they read go with the organisation; a run half way ends. */
@QuarkusTest
@WithEngines
@WithFakeGoogle
class OrganisationDeletionTest {

    @Test
    void sweepsEveryTable() throws Exception {
        SweepCheck.of("google", Map.of());
    }

    @Test
    void keepsNothingOfADeletedOrganisationThoughARunIsHalfWay() {
        SyncFixture fixture = SyncFixture.aConnection();
        SyncFixture other = SyncFixture.aConnection();
        fixture.sync();
        fixture.start();
        var check = new DeletedOrganisationCheck(fixture.organisation(), TestTopics.ofThisRun());

        check.deleted().finished();

        given().auth()
                .oauth2(fixture.admin())
                .get(SyncFixture.CONNECTION)
                .then()
                .statusCode(410);
        fixture.put(fixture.request(Map.of())).statusCode(410);
        check.drops("identity.user", TestEvent.example("identity.user", "person-linked"));
        check.leavesNothing();
        other.sync();
    }
}
