package platen.accesscode.suite;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static platen.accesscode.suite.PersonFixture.GOOGLE;
import static platen.accesscode.suite.PersonFixture.NOTHING;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import platen.testing.WithEngines;

/** What administrators see of values that two people should have. */
@QuarkusTest
@WithEngines
class ConflictListTest {

    private final IdentityFixture identity = IdentityFixture.knownOrganisation();
    private final Admin admin = Admin.of(identity);
    private final PersonFixture ana = identity.person();
    private final PersonFixture bob = identity.person();

    @Test
    void saysWhoWantsWhoseValueAndWhoSaidSo() {
        ana.create(NOTHING, "5566AA77");
        bob.create(NOTHING, "5566aa77");

        conflicts(Map.of())
                .body("items.userId", contains(bob.id.toString()), "items[0].holderUserId", is(ana.id.toString()))
                .body("items[0].kind", is("card"), "items[0].source", is(GOOGLE), "items[0].since", notNullValue());
    }

    @Test
    void endsWhenTheHolderGivesTheCardUp() {
        ana.create(NOTHING, "5566AA77");
        bob.create(NOTHING, "5566AA77");

        ana.observe(GOOGLE, true, NOTHING, "04A23FB1");

        conflicts(Map.of()).body("items", empty());
        cards(bob).body("items.masked", contains("••••AA77"), "items.origin", contains("synced"));
        cards(ana).body("items.masked", contains("••••3FB1"));
    }

    @Test
    void endsWhenTheOneWhoWantsItIsToHaveAnother() {
        ana.create(NOTHING, "5566AA77");
        bob.create(NOTHING, "5566AA77");

        bob.observe(GOOGLE, true, NOTHING, "04A23FB1");

        conflicts(Map.of()).body("items", empty());
        cards(bob).body("items.masked", contains("••••3FB1"));
    }

    @Test
    void endsWhenTheHolderIsDeleted() {
        ana.create(NOTHING, "5566AA77");
        bob.create(NOTHING, "5566AA77");

        ana.delete();

        conflicts(Map.of()).body("items", empty());
        cards(bob).body("items.masked", contains("••••AA77"));
    }

    @Test
    void letsTwoPeopleSwapTheirCards() {
        ana.create(NOTHING, "5566AA77");
        bob.create(NOTHING, "04A23FB1");

        ana.observe(GOOGLE, true, NOTHING, "04A23FB1");
        bob.observe(GOOGLE, true, NOTHING, "5566AA77");

        conflicts(Map.of()).body("items", empty());
        cards(ana).body("items.masked", contains("••••3FB1"));
        cards(bob).body("items.masked", contains("••••AA77"));
    }

    @Test
    void refusesAnAdministratorsSecondHolderAtOnce() {
        ana.create(NOTHING, "5566AA77");
        bob.create(NOTHING, NOTHING);

        admin.request()
                .body(Map.of("number", "5566AA77"))
                .post("/api/v1/users/{id}/cards", bob.id)
                .then()
                .statusCode(409)
                .body("type", is("/problems/card-already-taken"));

        conflicts(Map.of()).body("items", empty());
    }

    @Test
    void isFilteredByPersonAndKindAndPaged() {
        ana.create("K7P4WX", "5566AA77");
        bob.create("K7P4WX", "5566AA77");
        PersonFixture cem = identity.person();
        cem.create("K7P4WX", NOTHING);

        conflicts(Map.of("user", cem.id)).body("items.userId", contains(cem.id.toString()));
        conflicts(Map.of("kind", "card")).body("items.userId", contains(bob.id.toString()));
        conflicts(Map.of("kind", "card", "user", cem.id)).body("items", empty());
        String next = conflicts(Map.of("kind", "access-code", "limit", 1))
                .body("items.userId", contains(bob.id.toString()))
                .extract()
                .path("next");
        conflicts(Map.of("kind", "access-code", "limit", 1, "cursor", next))
                .body("items.userId", contains(cem.id.toString()), "next", nullValue());
        admin.request()
                .queryParam("kind", "badge")
                .get("/api/v1/conflicts")
                .then()
                .statusCode(400)
                .body("errors[0].parameter", is("kind"));
        Admin.of(IdentityFixture.knownOrganisation())
                .request()
                .get("/api/v1/conflicts")
                .then()
                .body("items", empty());
    }

    private ValidatableResponse conflicts(Map<String, ?> query) {
        return admin.request()
                .queryParams(query)
                .get("/api/v1/conflicts")
                .then()
                .statusCode(200);
    }

    private ValidatableResponse cards(PersonFixture person) {
        return admin.request().get("/api/v1/users/{id}/cards", person.id).then().statusCode(200);
    }
}
