package platen.identity.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import platen.testing.TestDatabase;
import platen.testing.TestEvent;
import platen.testing.TestTopics;
import platen.testing.WithEngines;

@QuarkusTest
@WithEngines
class DirectoryPersonTest {

    private static final Map<String, Object> CLEARED = Map.of("accessCode", Map.of("state", "cleared"));

    private final TestTopics topics = TestTopics.ofThisRun();
    private Tenant tenant = new Tenant(UUID.randomUUID());
    private UserEvents events = new UserEvents(topics, tenant.id());
    private Source google = new Source(topics, tenant.id(), "google");
    private Source scim = new Source(topics, tenant.id(), "scim");

    @BeforeEach
    void createTenant() {
        tenant = Tenant.create();
        events = new UserEvents(topics, tenant.id());
        google = new Source(topics, tenant.id(), "google");
        scim = new Source(topics, tenant.id(), "scim");
    }

    @AfterEach
    void closeTopics() {
        topics.close();
    }

    @Test
    void makesAStrangerAUserAndPassesSealedCredentialsOnUnopened() {
        TestEvent seen = google.next("person-observed", "117");
        google.say(seen);

        var created = events.await("user-created");
        UUID ana = events.userId(created);
        events.awaitAbout(ana, "user-created", "person-linked");
        assertThat(created.data().path("credentials")).isEqualTo(data(seen).path("credentials"));
        assertThat(created.data().path("observation").path("observationId"))
                .isEqualTo(data(seen).path("observationId"));
        assertThat(created.json().path("causationid").asText()).isEqualTo(seen.id());
        assertThat(created.json().path("originsource").asText()).isEqualTo("google");
        assertThat(created.json().path("originexternalid").asText()).isEqualTo("117");
        assertThat(created.json().has("originrunid")).isTrue();
        tenant.show(ana)
                .then()
                .body("userName", equalTo("ana.silva"))
                .body("department", equalTo("Arts"))
                .body("locale", equalTo("en"))
                .body("sources[0].source", equalTo("google"))
                .body("sources[0].externalId", equalTo("117"))
                .body("sources[0].missing", equalTo(false));
    }

    @Test
    void makesWhoIsSuspendedAnInactiveUser() {
        google.suspend("117", "ana", "ana@school.example");

        var created = events.await("user-created");
        assertThat(created.data().path("user").path("state").asText()).isEqualTo("inactive");
    }

    @Test
    void linksTheAdministratorsUserByNameThenByEmail() {
        UUID ana = tenant.user("ana", "ana@school.example");
        UUID bea = tenant.user("bea", "bea@school.example");

        google.observe("1", "ANA", "ana.silva@school.example");
        google.observe("2", "beatriz", "Bea@school.example");

        events.awaitAbout(ana, "user-created", "person-linked", "user-updated");
        events.awaitAbout(bea, "user-created", "person-linked", "user-updated");
        tenant.show(ana).then().body("email", equalTo("ana.silva@school.example"));
        tenant.show(bea).then().body("userName", equalTo("beatriz"));
    }

    @Test
    void saysOnlyWhatIsNew() {
        google.observe("117", "ana", "ana@school.example");
        UUID ana = events.userId(events.await("user-created"));

        google.observe("117", "ana", "ana@school.example");
        google.say(google.person("117", "ana", "ana@school.example").data("credentials", CLEARED));
        google.observe("117", "ana.silva", "ana@school.example");
        google.suspend("117", "ana.silva", "ana@school.example");
        google.observe("117", "ana.silva", "ana@school.example");

        events.awaitAbout(
                ana,
                "user-created",
                "person-linked",
                "directory-credentials-observed",
                "user-updated",
                "user-deactivated",
                "user-reactivated");
        var observed = events.await("directory-credentials-observed");
        assertThat(observed.data().path("primary").asBoolean()).isTrue();
        assertThat(observed.data()
                        .path("credentials")
                        .path("accessCode")
                        .path("state")
                        .asText())
                .isEqualTo("cleared");
        assertThat(observed.data().path("credentials").has("card")).isFalse();
    }

    @Test
    void leavesWhoAnAdministratorDeactivatedInactive() {
        google.observe("117", "ana", "ana@school.example");
        UUID ana = events.userId(events.await("user-created"));
        tenant.patch(ana, Map.of("state", "inactive")).then().statusCode(200);

        google.observe("117", "ana.silva", "ana@school.example");

        events.awaitAbout(ana, "user-created", "person-linked", "user-deactivated", "user-updated");
        tenant.show(ana).then().body("state", equalTo("inactive"));
    }

    @Test
    void takesTwoSourcesPersonsForOneUserAndLetsThePrimarySourceDecide() {
        tenant.primarySource("google");
        google.observe("117", "ana", "ana@school.example");
        UUID ana = events.userId(events.await("user-created"));

        scim.say(scim.person("9b2d", "ANA", "other@school.example")
                .data("active", false)
                .data("credentials", CLEARED));

        events.awaitAbout(ana, "user-created", "person-linked", "person-linked", "directory-credentials-observed");
        assertThat(events.await("directory-credentials-observed")
                        .data()
                        .path("primary")
                        .asBoolean(true))
                .isFalse();
        tenant.show(ana)
                .then()
                .body("email", equalTo("ana@school.example"))
                .body("state", equalTo("active"))
                .body("sources.source", equalTo(List.of("google", "scim")));
    }

    @Test
    void putsAnotherPersonOfTheSameSourceOnTheReviewList() {
        google.observe("117", "ana", "ana@school.example");
        UUID ana = events.userId(events.await("user-created"));

        google.observe("200", "ana", "ana2@school.example");
        google.observe("200", "ana", "ana2@school.example");
        google.observe("200", "ana", "ana3@school.example");

        await().untilAsserted(() -> assertThat(tenant.reviews())
                .singleElement()
                .satisfies(review -> assertThat(review)
                        .extracting("externalId", "reason", "userId", "email")
                        .containsExactly("200", "already-linked", ana.toString(), "ana3@school.example")));
        events.awaitAbout(ana, "user-created", "person-linked", "person-match-ambiguous");
        assertThat(tenant.users()).hasSize(1);
    }

    @Test
    void knowsAPersonByAnAliasAndLeavesTheUserName() {
        UUID ana = tenant.user("ana.silva@school.example", "ana@school.example");
        tenant.patch(ana, Map.of("aliases", List.of("asilva"))).then().statusCode(200);

        google.say(google.person("117", "ASILVA", null).data("department", "Music"));

        await().untilAsserted(() -> tenant.show(ana).then().body("department", equalTo("Music")));
        tenant.show(ana).then().body("userName", equalTo("ana.silva@school.example"));
        tenant.admin()
                .queryParams(Map.of("source", "google", "q", "ana"))
                .get("/api/v1/users")
                .then()
                .body("items.id", equalTo(List.of(ana.toString())));
        google.observe("200", "asilva", "other@school.example");
        await().untilAsserted(() -> assertThat(tenant.reviews())
                .singleElement()
                .satisfies(review -> assertThat(review)
                        .containsEntry("reason", "already-linked")
                        .containsEntry("userId", ana.toString())));
        assertThat(tenant.users()).hasSize(1);
    }

    @Test
    void namesPeopleAsTheOrganisationWishesFromWhatIsSaidNextOn() {
        google.observe("117", "ana@school.example", "ana@school.example");
        UUID ana = events.userId(events.await("user-created"));
        tenant.settings(Map.of("linking", Map.of("userNameForm", "short", "upnSuffix", "school.example")));
        tenant.show(ana).then().body("userName", equalTo("ana@school.example"));

        google.observe("117", "ana@school.example", "ana@school.example");
        await().untilAsserted(() -> tenant.show(ana).then().body("userName", equalTo("ana")));
        scim.observe("9b2d", "ANA", null);
        scim.observe("9b2e", "ana@other.example", null);

        await().until(() -> tenant.users().size() == 2);
        tenant.show(ana).then().body("sources.source", equalTo(List.of("google", "scim")));
        assertThat(tenant.users()).extracting("userName").containsExactlyInAnyOrder("ANA", "ana@other.example");
    }

    @Test
    void keepsPeopleWhenAnotherSourceComesToDecide() {
        tenant.primarySource("google");
        google.observe("117", "ana", "ana@school.example");
        UUID ana = events.userId(events.await("user-created"));
        google.observe("118", "bea", "bea@school.example");
        scim.observe("9b2d", "ana@school.example", "ana@school.example");
        await().until(() -> tenant.users().size() == 2);
        await().untilAsserted(() -> tenant.show(ana).then().body("sources.size()", equalTo(2)));
        tenant.admin()
                .get("/api/v1/organisation/primary-source-preview?source=scim")
                .then()
                .statusCode(200)
                .body("currentPrimarySource", equalTo("google"))
                .body("people", equalTo(2))
                .body("linked", equalTo(1))
                .body("notLinked", equalTo(1))
                .body("onlyAtCurrentPrimarySource", equalTo(1));
        tenant.admin().get("/api/v1/organisation/primary-source-preview").then().statusCode(400);

        tenant.primarySource("scim");
        google.remove("117", "delete-now");
        await().untilAsserted(() -> tenant.show(ana).then().body("sources.source", equalTo(List.of("scim"))));
        scim.observe("9b2d", "ana.silva", "ana@school.example");

        await().untilAsserted(() -> tenant.show(ana).then().body("userName", equalTo("ana.silva")));
        events.awaitAbout(ana, "user-created", "person-linked", "person-linked", "user-updated");
    }

    @Test
    void givesNobodyAUserNameThatIsSomebodyElsesAlias() {
        UUID ana = tenant.user("ana", "ana@school.example");
        tenant.patch(ana, Map.of("aliases", List.of("asilva"))).then().statusCode(200);
        google.observe("200", "bea", "bea@school.example");
        events.await("user-created", 2);

        google.observe("200", "asilva", "bea@school.example");

        await().untilAsserted(() -> assertThat(tenant.reviews())
                .singleElement()
                .satisfies(review -> assertThat(review)
                        .containsEntry("reason", "user-name-taken")
                        .containsEntry("userId", ana.toString())));
        assertThat(tenant.users()).extracting("userName").containsExactly("ana", "bea");
    }

    @Test
    void givesAPersonTheAliasesOfEachSourceBesideThoseByHand() {
        UUID bea = tenant.user("bea", "bea@school.example");
        google.say(
                google.person("117", "ana", "ana@school.example").data("aliases", List.of("ana", "a.silva", "silva")));
        await().until(() -> tenant.users().size() == 2);
        UUID ana = id("ana");
        tenant.show(ana).then().body("aliases", contains("a.silva", "silva"));
        tenant.patch(ana, Map.of("aliases", List.of("a.silva", "anita", "silva")))
                .then()
                .statusCode(200);
        scim.say(scim.person("9b2d", "ana", "ana@school.example").data("aliases", List.of("as", "silva")));
        await().untilAsserted(
                        () -> tenant.show(ana).then().body("aliases", contains("a.silva", "anita", "silva", "as")));

        google.say(google.person("117", "ana", "ana@school.example").data("aliases", List.of("ANITA", "BEA", "ana.s")));
        await().untilAsserted(() -> assertThat(tenant.reviews())
                .singleElement()
                .satisfies(review -> assertThat(review)
                        .extracting("externalId", "reason", "userId")
                        .containsExactly("117", "alias-taken", bea.toString())));
        tenant.show(ana).then().body("aliases", contains("anita", "silva", "as", "ana.s"));
        assertThat(events.await("person-match-ambiguous").data().path("reason").asText())
                .isEqualTo("alias-taken");

        google.observe("117", "ana", "ana@school.example");
        google.say(google.person("117", "as", "ana@school.example")
                .data("aliases", List.of("ana"))
                .data("department", "Music"));
        await().untilAsserted(() -> tenant.show(ana).then().body("department", equalTo("Music")));
        tenant.show(ana).then().body("userName", equalTo("ana")).body("aliases", contains("anita", "silva", "as"));
        assertThat(tenant.reviews()).isEmpty();

        scim.remove("9b2d", "delete-now");
        await().untilAsserted(() -> tenant.show(ana).then().body("aliases", contains("anita")));
    }

    @Test
    void takesTheAliasesOfThePrimarySourceOnly() {
        google.say(google.person("117", "ana", null).data("aliases", List.of("a.silva", "anita")));
        UUID ana = events.userId(events.await("user-created"));
        tenant.primarySource("scim");
        scim.say(scim.person("9b2d", "ana", null).data("aliases", List.of("anita")));
        await().untilAsserted(() -> tenant.show(ana).then().body("aliases", contains("anita")));

        google.say(google.person("117", "ana", null)
                .data("aliases", List.of("a.silva"))
                .data("credentials", CLEARED));

        events.await("directory-credentials-observed");
        tenant.show(ana).then().body("aliases", contains("anita"));
    }

    /** As Google renames: the old address becomes an alias, and may become the name again. */
    @Test
    void renamesAPersonToAndFroAmongTheNamesOfTheirSource() {
        google.say(google.person("117", "ana", null).data("aliases", List.of("anita")));
        UUID ana = events.userId(events.await("user-created"));

        google.say(google.person("117", "anita", null).data("aliases", List.of("ana")));
        await().untilAsserted(() -> tenant.show(ana).then().body("userName", equalTo("anita")));
        tenant.show(ana).then().body("aliases", contains("ana"));
        google.say(google.person("117", "ana", null).data("aliases", List.of("anita")));

        await().untilAsserted(() -> tenant.show(ana).then().body("userName", equalTo("ana")));
        tenant.show(ana).then().body("aliases", contains("anita"));
        assertThat(tenant.reviews()).isEmpty();
    }

    private UUID id(String userName) {
        return tenant.users().stream()
                .filter(user -> userName.equals(user.get("userName")))
                .map(user -> UUID.fromString(user.get("id").toString()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void leavesInternalUsersAlone() {
        google.observe("117", "ana", "ana@school.example");
        UUID ana = events.userId(events.await("user-created"));
        tenant.patch(ana, Map.of("internal", true)).then().statusCode(200).body("internal", equalTo(true));
        scim.observe("9b2d", "ANA", null);
        await().until(() -> tenant.reviews().size() == 1);

        google.say(google.person("117", "ana.silva", null).data("credentials", CLEARED));
        google.remove("117", "delete-now");

        await().untilAsserted(() -> tenant.show(ana).then().body("sources.size()", equalTo(0)));
        tenant.show(ana).then().body("userName", equalTo("ana")).body("state", equalTo("active"));
        events.awaitAbout(ana, "user-created", "person-linked", "person-match-ambiguous");
    }

    @Test
    void takesAPersonOffTheReviewListWhenTheSourceNamesItAnew() {
        google.observe("117", "ana", "ana@school.example");
        events.await("user-created");
        google.observe("200", "ana", "ana2@school.example");
        await().until(() -> tenant.reviews().size() == 1);

        google.observe("200", "ana.two", "ana2@school.example");

        await().until(() -> tenant.users().size() == 2 && tenant.reviews().isEmpty());
        var database = TestDatabase.ofThisRun();
        assertThat(database.rows("select t::text from review t where organisation_id = ?", tenant.id())
                        .toString())
                .doesNotContain("ana");
    }

    @Test
    void keepsAPersonsOldNameWhenTheNewOneIsTaken() {
        tenant.user("bea", "bea@school.example");
        google.observe("117", "ana", "ana@school.example");
        UUID ana = events.await("user-created", 2).stream()
                .map(events::userId)
                .filter(id -> tenant.show(id).path("userName").equals("ana"))
                .findFirst()
                .orElseThrow();

        google.say(google.person("117", "ana.silva", "BEA@school.example").data("credentials", CLEARED));

        await().untilAsserted(() -> assertThat(tenant.reviews())
                .singleElement()
                .satisfies(review -> assertThat(review).containsEntry("reason", "email-taken")));
        tenant.show(ana).then().body("userName", equalTo("ana.silva")).body("email", equalTo("ana@school.example"));
        events.awaitAbout(ana, "user-created", "person-linked", "user-updated", "directory-credentials-observed");
    }

    @Test
    void takesAPersonWhoseAttributesCannotBeUsedAsTheyAre() {
        google.say(google.person("117", "ana", "ana@@school")
                .data("displayName", "Ana\r\nBcc: all@school.example")
                .data("locale", "klingon!"));

        UUID ana = events.userId(events.await("user-created"));
        tenant.show(ana)
                .then()
                .body("displayName", equalTo("Ana  Bcc: all@school.example"))
                .body("email", equalTo(null))
                .body("locale", equalTo("en"));
        await().untilAsserted(() -> assertThat(tenant.reviews())
                .singleElement()
                .satisfies(review -> assertThat(review).containsEntry("reason", "email-unusable")));
    }

    @Test
    void waitsForTheOrganisation() {
        UUID later = UUID.randomUUID();
        var database = TestDatabase.ofThisRun();
        new Source(topics, later, "google").observe("117", "ana", "ana@school.example");
        await().until(() -> database.count(
                        "select count(*) from parked_event where organisation_id = ? and kind = 'waiting'", later)
                == 1);

        database.execute(
                "insert into organisation (organisation_id, name, locale, invitation, retention_days, version, created_at)"
                        + " values (?, 'Late School', 'en', 'classic', 20, 1, now())",
                later);

        new UserEvents(topics, later).await("user-created");
    }

    private static JsonNode data(TestEvent event) {
        try {
            return new ObjectMapper().readTree(event.json()).path("data");
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
