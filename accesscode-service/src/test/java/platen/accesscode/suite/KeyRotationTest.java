package platen.accesscode.suite;

import static io.restassured.RestAssured.given;
import static io.restassured.http.ContentType.JSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static platen.accesscode.suite.PersonFixture.CLEARED;
import static platen.accesscode.suite.PersonFixture.GOOGLE;
import static platen.accesscode.suite.PersonFixture.NOTHING;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import platen.accesscode.issuing.domain.AccessCode;
import platen.accesscode.issuing.domain.Neighbours;
import platen.accesscode.rotating.GuardKeys;
import platen.accesscode.rotating.KeysDoNotFit;
import platen.kit.crypto.BlindIndex;
import platen.kit.crypto.KeyIds;
import platen.kit.crypto.KeyMaterial;
import platen.kit.crypto.KeyMaterialException;
import platen.kit.crypto.KeyRotation;
import platen.kit.crypto.KeyRotation.Step;
import platen.testing.TestDatabase;
import platen.testing.TestKeys;
import platen.testing.TestRecord;
import platen.testing.TestTokens;
import platen.testing.WithEngines;

/** New keys while the service runs: nobody's code is lost, found by nobody, or given twice at any step. */
@QuarkusTest
@WithEngines
class KeyRotationTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final TestDatabase DATABASE = TestDatabase.ofThisRun();
    private static final String ROTATIONS = "/api/v1/service/key-rotations";

    @Inject
    KeyMaterial keys;

    @Inject
    GuardKeys guard;

    private final IdentityFixture identity = IdentityFixture.knownOrganisation();
    private final Admin admin = Admin.of(identity);
    private final PersonFixture ana = identity.person();
    private final PersonFixture bob = identity.person();
    private final PersonFixture eve = identity.person();

    /** Other tests' rows may still be under any key. */
    @AfterEach
    void enableEveryKey() {
        Stream.of("index", "data").forEach(name -> {
            try {
                step(name, Step.RESTORE);
            } catch (KeyMaterialException nothingToRestore) {
                assertThat(nothingToRestore).hasMessageContaining("holds no such key");
            }
        });
    }

    @Test
    void movesEverythingToNewKeysWhileCodesAreShownFoundAndUnique() {
        ana.create("K7P4WX", "5566AA77");
        bob.create("K7P4WX", NOTHING); // wants Ana's
        eve.create("QR5TZ8", NOTHING);
        admin.generate(eve).statusCode(200); // QR5TZ8 rests
        String bobs = admin.reveal(bob);
        DATABASE.execute("delete from key_in_use");
        restart();
        KeyIds oldIndex = keys.indexKeys();
        KeyIds oldData = keys.dataKeys();
        TestRecord before = Credentials.of(ana, 2).getFirst();
        assertEverythingHolds(bobs);

        step("index", Step.ADD);
        step("data", Step.ADD);
        assertEverythingHolds(bobs);
        step("index", Step.PROMOTE);
        step("data", Step.PROMOTE);
        assertEverythingHolds(bobs);
        assertThat(left("index", oldIndex.primary())).isPositive();

        JsonPath finished = rotateAll();

        assertThat(finished.getLong("unreadable")).isZero();
        assertEverythingHolds(bobs);
        assertThat(left("data", oldData.primary())).isZero();
        assertThat(left("index", oldIndex.primary()))
                .as("only what rests")
                .isEqualTo(resting(oldIndex.primary()))
                .isPositive();
        assertGatewayHears(before);

        step("data", Step.RETIRE);
        assertThat(admin.reveal(ana)).isEqualTo("K7P4WX");
        assertThat(admin.reveal(bob)).isEqualTo(bobs);
        step("index", Step.RETIRE);
        assertThatThrownBy(this::restart)
                .isInstanceOf(KeysDoNotFit.class)
                .hasMessageContaining(
                        TestKeys.of("accesscode").resolve("index.json").toString())
                .hasMessageContaining("key " + Integer.toUnsignedString(oldIndex.primary()))
                .hasMessageContaining("retired codes that rest until");
        step("index", Step.RESTORE);
        restart();
        DATABASE.execute("update access_code set quarantined_until = now() where state = 'retired'");
        step("index", Step.RETIRE);
        restart();
        assertEverythingHolds(bobs);
    }

    private void assertEverythingHolds(String bobs) {
        assertThat(admin.reveal(ana)).isEqualTo("K7P4WX");
        assertThat(admin.reveal(bob)).isEqualTo(bobs);
        admin.set(bob, "K7P4WX").statusCode(409);
        admin.set(eve, bobs).statusCode(409);
        admin.request()
                .body(Map.of("number", "55:66:aa:77"))
                .post("/api/v1/users/{id}/cards", eve.id)
                .then()
                .statusCode(409);
        admin.request()
                .get("/api/v1/conflicts")
                .then()
                .body("items.userId", contains(bob.id.toString()))
                .body("items.holderUserId", contains(ana.id.toString()));
        // No news, whichever key it was kept under.
        ana.observe(GOOGLE, true, "K7P4WX", "5566AA77");
        admin.show(ana).body("version", is(1));
        assertThat(found("access-code", "K7P4WX")).isEqualTo(ana.id.toString());
        assertThat(found("card", "5566AA77")).isEqualTo(ana.id.toString());
        assertThat(found("access-code", "QR5TZ8")).isNull();
    }

    /** As the gateway asks: under every key it holds. */
    private @Nullable String found(String type, String value) {
        List<String> candidates = new BlindIndex(KeyMaterial.in(TestKeys.of("mfd-gateway")))
                .candidates(identity.organisation, type, value).stream()
                        .map(Base64.getUrlEncoder().withoutPadding()::encodeToString)
                        .toList();
        return service()
                .body(Map.of(
                        "organisation",
                        identity.organisation,
                        "type",
                        type,
                        "blindIndex",
                        candidates.getFirst(),
                        "alternatives",
                        candidates.subList(1, candidates.size())))
                .post("/api/v1/service/credential-checks")
                .then()
                .statusCode(200)
                .extract()
                .path("userId");
    }

    private void assertGatewayHears(TestRecord before) {
        var index = new BlindIndex(KeyMaterial.in(TestKeys.of("mfd-gateway")));
        List<TestRecord> repeated = Credentials.of(ana, 4).subList(2, 4);
        assertThat(repeated).allMatch(event -> event.json().path("republished").asBoolean());
        TestRecord code = repeated.getFirst();
        assertThat(code.data().path("version").asLong())
                .isEqualTo(before.data().path("version").asLong());
        assertThat(code.data().path("blindIndex").asText())
                .isEqualTo(Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(index.of(identity.organisation, "access-code", "K7P4WX")))
                .isNotEqualTo(before.data().path("blindIndex").asText());
        assertThat(code.data().path("sealedCode").isNull()).isTrue();
        assertThat(repeated.getLast().is("card-registered")).isTrue();
    }

    @Test
    void keepsCodesATypingSlipApartWhileTheyAreUnderTwoKeys() {
        admin.policy("numeric", 4, 1).statusCode(200);
        List<PersonFixture> people = new ArrayList<>(people(40));
        step("index", Step.ADD);
        step("index", Step.PROMOTE);
        people.addAll(people(60));

        Set<AccessCode> codes = new HashSet<>();
        people.forEach(person -> codes.add(new AccessCode(admin.reveal(person))));
        Set<Integer> lengths = codes.stream().map(AccessCode::length).collect(Collectors.toSet());

        assertThat(codes).hasSize(people.size());
        assertThat(codes)
                .noneMatch(code -> Neighbours.of(code, lengths).stream().anyMatch(codes::contains));
        assertThat(DATABASE.count(
                        "select count(distinct key_id) from access_code where organisation_id = ?",
                        identity.organisation))
                .isEqualTo(2);
    }

    private List<PersonFixture> people(int count) {
        return Stream.generate(identity::activePerson).limit(count).toList();
    }

    @Test
    void handsAValueOverToWhoWantedItUnderAnotherKey() {
        ana.create("K7P4WX", NOTHING);
        bob.create("K7P4WX", NOTHING);
        step("index", Step.ADD);
        step("index", Step.PROMOTE);

        ana.observe(CLEARED);

        assertThat(admin.reveal(bob)).isEqualTo("K7P4WX");
        admin.show(bob).body("version", is(2));
    }

    @Test
    void parksWhatNeedsAKeyThatIsGoneAndCostsNobodyTheirCode() {
        ana.create("K7P4WX", NOTHING);
        step("data", Step.ADD);
        step("data", Step.PROMOTE);
        step("data", Step.RETIRE);

        String cleared = identity.publish(ana.observation(GOOGLE, true, CLEARED, NOTHING), ana.id);
        Parked.poison(identity);
        admin.request()
                .queryParam("reveal", true)
                .get("/api/v1/users/{id}/access-code", ana.id)
                .then()
                .statusCode(503)
                .body("type", is("/problems/keys-unavailable"), "traceId", nullValue());

        step("data", Step.RESTORE);
        assertThat(admin.reveal(ana)).isEqualTo("K7P4WX");
        service().post("/api/v1/service/parked-events/redeliveries").then().statusCode(200);
        Heard.event(cleared);
        admin.show(ana).body("version", is(2), "origin", is("generated"));
    }

    @Test
    void leavesWhatItCannotReadAsItIsAndSaysSo() {
        ana.create("K7P4WX", NOTHING);
        DATABASE.execute(
                "update access_code set ciphertext = '\\x0100000001aabbcc', key_id = 1 where user_id = ?", ana.id);

        JsonPath finished = rotate(Map.of("organisation", identity.organisation), identity.organisation);

        assertThat(finished.getLong("unreadable")).isEqualTo(1);
        assertThat(DATABASE.count("select count(*) from access_code where user_id = ? and key_id = 1", ana.id))
                .isEqualTo(1);
        DATABASE.execute("delete from access_code where user_id = ?", ana.id);
    }

    @Test
    void doesNotStartOnAnotherInstallationsKeys() {
        restart();
        DATABASE.execute("update key_in_use set proof = '\\x00' where purpose = 'index'");
        try {
            assertThatThrownBy(this::restart)
                    .isInstanceOf(KeysDoNotFit.class)
                    .hasMessageContaining("index.json holds another key")
                    .hasMessageContaining("restore the file that belongs to this installation");
        } finally {
            DATABASE.execute("delete from key_in_use");
        }
    }

    @Test
    void rotatesNothingForAnUnclearOrder() {
        service().body(Map.of()).post(ROTATIONS).then().statusCode(400);
        service()
                .body(Map.of("all", true, "organisation", identity.organisation))
                .post(ROTATIONS)
                .then()
                .statusCode(400);
        service()
                .body(Map.of("organisation", UUID.randomUUID()))
                .post(ROTATIONS)
                .then()
                .statusCode(404);
        service()
                .queryParam("organisation", identity.organisation)
                .get(ROTATIONS)
                .then()
                .statusCode(200)
                .body("state", is("none"));
    }

    private JsonPath rotateAll() {
        service().body(Map.of("all", true)).post(ROTATIONS).then().statusCode(202);
        return awaitFinished(service().get(ROTATIONS).then().extract().jsonPath(), null);
    }

    private JsonPath rotate(Map<String, ?> order, UUID organisation) {
        return awaitFinished(
                service()
                        .body(order)
                        .post(ROTATIONS)
                        .then()
                        .statusCode(202)
                        .extract()
                        .jsonPath(),
                organisation);
    }

    private JsonPath awaitFinished(JsonPath ordered, @Nullable UUID organisation) {
        assertThat(ordered.getString("state")).isIn("running", "finished");
        return await().atMost(PATIENCE)
                .until(() -> progress(organisation), progress -> "finished".equals(progress.getString("state")));
    }

    private static JsonPath progress(@Nullable UUID organisation) {
        var request = service();
        return (organisation == null ? request : request.queryParam("organisation", organisation))
                .get(ROTATIONS)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static long left(String purpose, int keyId) {
        return number(purpose, keyId, "values");
    }

    private static long resting(int keyId) {
        return number("index", keyId, "resting");
    }

    private static long number(String purpose, int keyId, String field) {
        List<Map<String, Object>> kept = progress(null).getList("kept");
        return kept.stream()
                .filter(row -> purpose.equals(row.get("purpose"))
                        && ((Number) row.get("keyId")).longValue() == Integer.toUnsignedLong(keyId))
                .mapToLong(row -> ((Number) row.get(field)).longValue())
                .sum();
    }

    /** The files change, and the service reads them as after a restart. */
    private void step(String name, Step step) {
        KeyRotation.of(TestKeys.of("accesscode").getParent(), "accesscode", name)
                .take(step);
        keys.reload();
    }

    /** What the start checks. */
    private void restart() {
        keys.reload();
        guard.check().await().atMost(PATIENCE);
    }

    private static RequestSpecification service() {
        return given().auth().oauth2(TestTokens.service("operations")).contentType(JSON);
    }
}
