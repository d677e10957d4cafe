package platen.accesscode.suite;

import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import platen.testing.DeletedOrganisationCheck;
import platen.testing.SweepCheck;
import platen.testing.TestEvent;
import platen.testing.TestTopics;
import platen.testing.WithEngines;

/** Codes, cards, audit and jobs go with their organisation. */
@QuarkusTest
@WithEngines
class OrganisationDeletionTest {

    @Test
    void sweepsEveryTable() throws Exception {
        SweepCheck.of("accesscode", Map.of());
    }

    @Test
    void keepsNothingOfADeletedOrganisationAndLetsNothingComeBack() {
        IdentityFixture identity = IdentityFixture.knownOrganisation();
        Admin admin = Admin.of(identity);
        PersonFixture ana = identity.person();
        ana.create("QX7WJ4KP", "C0FFEE0143");
        admin.reveal(ana);
        Jobs.of(identity).order("everybody", false);
        IdentityFixture other = IdentityFixture.knownOrganisation();
        PersonFixture bob = other.activePerson();
        var check = new DeletedOrganisationCheck(identity.organisation, TestTopics.ofThisRun());

        check.deleted().finished();

        admin.show(ana).statusCode(410).body("type", equalTo("/problems/organisation-deleted"));
        admin.generate(ana).statusCode(410);
        admin.request().get("/api/v1/policy").then().statusCode(410);
        admin.request().get("/api/v1/audit").then().statusCode(410);
        check.drops(
                IdentityFixture.USERS,
                identity.person().creation(PersonFixture.NOTHING, PersonFixture.NOTHING, "active"));
        check.drops(
                IdentityFixture.ORGANISATIONS,
                TestEvent.example(IdentityFixture.ORGANISATIONS, "organisation-created")
                        .data("organisation/organisationId", identity.organisation));
        check.leavesNothing();
        Admin.of(other).show(bob).statusCode(200);
    }
}
