package platen.scim.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import platen.testing.DeletedOrganisationCheck;
import platen.testing.SweepCheck;
import platen.testing.TestEvent;
import platen.testing.TestTopics;
import platen.testing.WithEngines;

/** Tokens, users and groups go with their organisation. */
@QuarkusTest
@WithEngines
class OrganisationDeletionTest {

    @Test
    void sweepsEveryTable() throws Exception {
        SweepCheck.of("scim", Map.of());
    }

    @Test
    void keepsNothingOfADeletedOrganisationAndTakesNothingMore() {
        Tenant tenant = Tenant.create();
        Tenant other = Tenant.create();
        String ana = tenant.user("ana");
        tenant.group("{'displayName':'Staff','members':[{'value':'" + ana + "'}]}");
        tenant.post("{'displayName':'nameless'}");
        String bob = other.user("bob");
        var check = new DeletedOrganisationCheck(tenant.id, TestTopics.ofThisRun());

        check.deleted().finished();

        assertThat(tenant.post("{'userName':'cy'}").status()).isIn(401, 410);
        assertThat(tenant.get(ana).status()).isIn(401, 410);
        assertThat(tenant.admin("POST", "/api/v1/scim/tokens", "{}").status()).isEqualTo(410);
        check.drops(
                "identity.user",
                TestEvent.example("identity.user", "person-linked").data("source", "scim"),
                TestEvent.example("identity.user", "user-deleted"));
        check.leavesNothing();
        assertThat(other.get(bob).status()).isEqualTo(200);
    }
}
