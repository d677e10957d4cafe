package platen.accesscode.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import platen.testing.WithEngines;

/** The policy, and that it speaks of new codes only. */
@QuarkusTest
@WithEngines
class PolicyTest {

    private final IdentityFixture identity = IdentityFixture.knownOrganisation();
    private final Admin admin = Admin.of(identity);

    @Test
    void beginsWithSixLettersAndDigits() {
        admin.request()
                .get("/api/v1/policy")
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body(
                        "format",
                        is("alphanumeric"),
                        "minLength",
                        is(6),
                        "densityLimit",
                        is(0.001f),
                        "quarantineDays",
                        is(90));
    }

    @Test
    void touchesNoExistingCodeAndShapesNewOnes() {
        PersonFixture ana = identity.activePerson();
        String before = admin.reveal(ana);

        admin.policy("numeric", 8, 0.001).statusCode(200).header("ETag", "\"2\"");

        assertThat(admin.reveal(ana)).isEqualTo(before);
        assertThat(admin.reveal(identity.activePerson())).matches("\\d{8}");
        admin.remove(ana).statusCode(200);
        assertThat(admin.reveal(ana)).matches("\\d{8}");
    }

    @Test
    void lengthensCodesWhenTheyGetDense() {
        admin.policy("numeric", 4, 0.0002).statusCode(200);

        assertThat(admin.reveal(identity.activePerson())).hasSize(4);
        assertThat(admin.reveal(identity.activePerson())).hasSize(4);
        assertThat(admin.reveal(identity.activePerson())).hasSize(5);
    }

    @Test
    void isNotOverwrittenByWhoSawAnOlderVersionNorByNonsense() {
        admin.policy("numeric", 8, 0.001).statusCode(200);

        Map<String, Object> valid =
                Map.of("format", "numeric", "minLength", 5, "densityLimit", 0.1, "quarantineDays", 1);
        admin.request()
                .header("If-Match", "\"1\"")
                .body(valid)
                .put("/api/v1/policy")
                .then()
                .statusCode(412);
        admin.request().body(valid).put("/api/v1/policy").then().statusCode(428);
        admin.policy("numeric", 3, 0.001).statusCode(400).body("errors.pointer", hasItem("/minLength"));
        admin.policy("runic", 8, 0.001).statusCode(400).body("errors.pointer", hasItem("/format"));
        admin.policy("numeric", 8, 0).statusCode(400).body("errors.pointer", hasItem("/densityLimit"));
        admin.request().get("/api/v1/policy").then().header("ETag", "\"2\"");
    }
}
