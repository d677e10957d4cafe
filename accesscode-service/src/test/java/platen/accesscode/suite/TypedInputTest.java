package platen.accesscode.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import platen.testing.WithEngines;

/** Values as people and scripts send them: each is read as it must be, once, and as its own organisation's. */
@QuarkusTest
@WithEngines
class TypedInputTest {

    private static final String CODE = "/api/v1/users/{id}/access-code";
    private static final String CARDS = "/api/v1/users/{id}/cards";

    private final IdentityFixture identity = IdentityFixture.knownOrganisation();
    private final Admin admin = Admin.of(identity);
    private final PersonFixture ana = identity.activePerson();

    @ParameterizedTest
    @CsvSource({
        "k7p4wx, K7P4WX",
        "K7P4 WX, K7P4WX",
        "'  K7P4WX  ', K7P4WX",
        "K7P-4WX, K7P4WX",
        "k-7 p-4 w-x, K7P4WX",
        "A1B2C3D4E5, A1B2C3D4E5",
        "0O1I, 0O1I"
    })
    void codesAreBroughtIntoTheirOneForm(String typed, String code) {
        admin.set(ana, typed).statusCode(200).body("version", is(2), "length", is(code.length()));

        assertThat(admin.reveal(ana)).isEqualTo(code);
    }

    @Test
    void aCodeOfAnotherOrganisationIsNobodysHere() {
        IdentityFixture elsewhere = IdentityFixture.knownOrganisation();
        PersonFixture stranger = elsewhere.activePerson();
        Admin.of(elsewhere).set(stranger, "K7P4WX").statusCode(200);

        admin.set(ana, "K7P4WX").statusCode(200).body("closeNeighbours", is(0));

        assertThat(admin.reveal(ana)).isEqualTo("K7P4WX");
        assertThat(Admin.of(elsewhere).reveal(stranger)).isEqualTo("K7P4WX");
    }

    @Test
    void theSameChangeSentTwiceHappensOnce() {
        change("\"1\"").statusCode(200).header("ETag", "\"2\"");

        change("\"1\"").statusCode(412).body("type", is("/problems/version-changed"));

        assertThat(admin.version(ana)).isEqualTo(2);
        assertThat(Credentials.of(ana, 2)).hasSize(2);
    }

    private ValidatableResponse change(String ifMatch) {
        return admin.request()
                .header("If-Match", ifMatch)
                .header("Idempotency-Key", "once-" + ana.id)
                .body(Map.of("code", "K7P4WX"))
                .put(CODE, ana.id)
                .then();
    }

    @ParameterizedTest
    @CsvSource({"04a23fb1, ••••3FB1", "04:A2:3F:B1, ••••3FB1", "' 04 a2-3f b1 ', ••••3FB1", "00000000, ••••0000"})
    void cardsAreBroughtIntoTheirOneForm(String number, String masked) {
        register(number).statusCode(201).body("masked", is(masked));
    }

    @Test
    void aCardOfAnotherOrganisationIsNobodysHere() {
        IdentityFixture elsewhere = IdentityFixture.knownOrganisation();
        elsewhere.person().create(PersonFixture.NOTHING, "04A23FB1");

        register("04A23FB1").statusCode(201);
    }

    @Test
    void aRefusedCardDoesNotSpendItsIdempotencyKey() {
        PersonFixture bob = identity.person();
        bob.create(PersonFixture.NOTHING, "04A23FB1");

        once("04A23FB1").statusCode(409);
        once("5566AA77").statusCode(201);
        once("5566AA77").statusCode(201);
        once("5566AA78").statusCode(422).body("type", is("/problems/idempotency-key-reused"));

        admin.request().get(CARDS, ana.id).then().body("items.size()", is(1), "items.masked", hasItem("••••AA77"));
    }

    private ValidatableResponse once(String number) {
        return admin.request()
                .header("Idempotency-Key", "once-" + ana.id)
                .body(Map.of("number", number))
                .post(CARDS, ana.id)
                .then();
    }

    private ValidatableResponse register(String number) {
        return admin.request()
                .body(Map.of("number", number))
                .post(CARDS, ana.id)
                .then();
    }
}
