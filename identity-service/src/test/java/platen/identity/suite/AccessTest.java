package platen.identity.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import platen.testing.WithEngines;

/** Nobody sees another organisation. */
@QuarkusTest
@WithEngines
class AccessTest {

    @Test
    void hidesOtherOrganisations() {
        Tenant ours = Tenant.create();
        Tenant theirs = Tenant.create();
        UUID ana = ours.user("ana", "ana@school.example");

        theirs.show(ana).then().statusCode(404);
        theirs.patch(ana, Map.of("office", "1")).then().statusCode(404);
        theirs.admin()
                .header("If-Match", "*")
                .delete("/api/v1/users/" + ana)
                .then()
                .statusCode(404);
        assertThat(theirs.users()).isEmpty();
        theirs.admin()
                .queryParam("email", "ana@school.example")
                .get("/api/v1/users")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(0));
        theirs.admin()
                .get("/api/v1/organisation/settings")
                .then()
                .body("id", equalTo(theirs.id().toString()));
        ours.show(ana).then().statusCode(200);
    }

    @Test
    void makesNobodyInAnOrganisationThatDoesNotExist() {
        new Tenant(UUID.randomUUID())
                .admin()
                .body(Map.of("userName", "ana", "displayName", "Ana"))
                .post("/api/v1/users")
                .then()
                .statusCode(404);
    }
}
