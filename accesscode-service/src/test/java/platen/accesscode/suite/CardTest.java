package platen.accesscode.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static platen.accesscode.suite.PersonFixture.CLEARED;
import static platen.accesscode.suite.PersonFixture.GOOGLE;
import static platen.accesscode.suite.PersonFixture.NOTHING;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import platen.kit.crypto.BlindIndex;
import platen.kit.crypto.KeyMaterial;
import platen.testing.TestKeys;
import platen.testing.TestRecord;
import platen.testing.WithEngines;

/** Cards, from directories and by hand. */
@QuarkusTest
@WithEngines
class CardTest {

    private static final String CARDS = "/api/v1/users/{id}/cards";

    private final IdentityFixture identity = IdentityFixture.knownOrganisation();
    private final Admin admin = Admin.of(identity);
    private final PersonFixture ana = identity.person();

    @Test
    void registersTheSourcesCardAndReplacesItWithItsNextOne() {
        ana.create(NOTHING, "04:A2:3F:B1");
        assertThat(Credentials.last(ana, 2).is("card-registered")).isTrue();

        ana.observe(GOOGLE, true, NOTHING, "5566AA77");

        list(ana).body("items.masked", contains("••••AA77"), "items[0].origin", is("synced"));
        assertThat(Credentials.of(ana, 4))
                .extracting(TestRecord::type)
                .endsWith("platen.accesscode.card-removed.v1", "platen.accesscode.card-registered.v1");

        ana.observe(GOOGLE, true, NOTHING, CLEARED);
        list(ana).body("items", empty());
    }

    @Test
    void neverLetsASourceRemoveACardEnteredByHand() {
        ana.create(NOTHING, NOTHING);
        register(ana, "5566AA77").statusCode(201);

        ana.observe(GOOGLE, true, NOTHING, "04A23FB1");
        ana.observe(GOOGLE, true, NOTHING, CLEARED);

        list(ana).body("items.masked", contains("••••AA77"), "items.origin", contains("typed"));
    }

    @Test
    void showsARegisteredCardAtItsLocationAndRemovesIt() {
        ana.create(NOTHING, NOTHING);
        String location = register(ana, "55:66:aa:77")
                .statusCode(201)
                .header("ETag", "\"1\"")
                .extract()
                .header("Location");

        admin.request().get(location).then().statusCode(200).body("masked", is("••••AA77"));
        admin.request().delete(location).then().statusCode(204);

        admin.request().get(location).then().statusCode(404);
        assertThat(Credentials.last(ana, 3).is("card-removed")).isTrue();
    }

    @Test
    void refusesACardThatIsTakenOrBreaksARule() {
        ana.create(NOTHING, "5566AA77");
        PersonFixture bob = identity.activePerson();

        register(bob, "5566aa77").statusCode(409).body("type", is("/problems/card-already-taken"));
        register(bob, "::").statusCode(422).body("rule", is("empty"));
        list(bob).body("items", empty());
    }

    @Test
    void registersOnceUnderOneIdempotencyKey() {
        ana.create(NOTHING, NOTHING);

        String first = idempotently("5566AA77").statusCode(201).extract().path("id");
        idempotently("5566AA77").statusCode(201).body("id", equalTo(first));
        idempotently("04A23FB1").statusCode(422).body("type", is("/problems/idempotency-key-reused"));

        list(ana).body("items.id", contains(first));
    }

    @Test
    void stopsTheCardsOfSomebodyInactiveAndBringsThemBack() {
        ana.create(NOTHING, "5566AA77");

        ana.deactivate();
        list(ana).body("items.state", contains("stopped"));
        register(ana, "04A23FB1").statusCode(409).body("type", is("/problems/user-inactive"));
        ana.reactivate();

        list(ana).body("items.state", contains("active"));
        assertThat(Credentials.of(ana, 6))
                .extracting(TestRecord::type)
                .endsWith("platen.accesscode.access-code-issued.v1", "platen.accesscode.card-registered.v1");
    }

    /** As the gateway derives the key that it gives to devices. */
    @Test
    void tellsByWhatADeviceThatIsCutOffFindsACard() throws GeneralSecurityException {
        ana.create(NOTHING, "55:66-aa 77");
        UUID organisation = ana.organisation();
        byte[] key =
                new BlindIndex(KeyMaterial.in(TestKeys.of("accesscode"))).of(organisation, "card-offline-key", "1");
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));

        assertThat(Credentials.last(ana, 2).data().path("offlineIndex").asText())
                .isEqualTo(Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(mac.doFinal("5566AA77".getBytes(StandardCharsets.UTF_8))));
    }

    private ValidatableResponse idempotently(String number) {
        return admin.request()
                .header("Idempotency-Key", "once-" + ana.id)
                .body(Map.of("number", number))
                .post(CARDS, ana.id)
                .then();
    }

    private ValidatableResponse register(PersonFixture person, String number) {
        return admin.request()
                .body(Map.of("number", number))
                .post(CARDS, person.id)
                .then();
    }

    private ValidatableResponse list(PersonFixture person) {
        return admin.request().get(CARDS, person.id).then().statusCode(200);
    }
}
