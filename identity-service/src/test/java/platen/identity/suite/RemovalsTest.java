package platen.identity.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import platen.testing.TestDatabase;
import platen.testing.TestTopics;
import platen.testing.WithEngines;

@QuarkusTest
@WithEngines
class RemovalsTest {

    @Inject
    TestClock clock;

    private final TestTopics topics = TestTopics.ofThisRun();
    private Tenant tenant = new Tenant(UUID.randomUUID());
    private UserEvents events = new UserEvents(topics, tenant.id());
    private Source google = new Source(topics, tenant.id(), "google");
    private UUID ana = UUID.randomUUID();

    @BeforeEach
    void observeAna() {
        tenant = Tenant.create();
        events = new UserEvents(topics, tenant.id());
        google = new Source(topics, tenant.id(), "google");
        google.observe("117", "ana", "ana@school.example");
        ana = events.userId(events.await("user-created"));
    }

    @AfterEach
    void closeTopics() {
        topics.close();
    }

    @Test
    void flagsAPersonWhoIsToBeKept() {
        google.remove("117", "keep");

        await().untilAsserted(() -> tenant.show(ana).then().body("sources[0].missing", equalTo(true)));
        tenant.show(ana).then().body("state", equalTo("active"));
        events.awaitAbout(ana, "user-created", "person-linked");
    }

    @Test
    void deletesAtTheEndOfTheRetention() {
        google.remove("117", "disable-then-delete");
        events.awaitAbout(ana, "user-created", "person-linked", "user-deactivated");
        tenant.show(ana).then().body("state", equalTo("inactive"));

        clock.advance(Duration.ofDays(21));

        events.awaitAbout(ana, "user-created", "person-linked", "user-deactivated", "user-deleted");
        tenant.show(ana).then().statusCode(404);
        assertThat(TestDatabase.ofThisRun()
                        .count("select count(*) from person_link where organisation_id = ?", tenant.id()))
                .isZero();
    }

    @Test
    void isTheSameUserWhoComesBackInTime() {
        google.remove("117", "disable-then-delete");
        events.await("user-deactivated");
        clock.advance(Duration.ofDays(19));

        google.observe("117", "ana", "ana@school.example");

        events.awaitAbout(ana, "user-created", "person-linked", "user-deactivated", "user-reactivated");
        tenant.show(ana).then().body("state", equalTo("active")).body("sources[0].missing", equalTo(false));
        assertThat(TestDatabase.ofThisRun().value("select delete_after from user_account where user_id = ?", ana))
                .isNull();
    }

    @Test
    void deletesAtOnceWhenTheSourceSaysSo() {
        google.remove("117", "delete-now");
        events.awaitAbout(ana, "user-created", "person-linked", "user-deleted");

        google.observe("117", "ana", "ana@school.example");

        assertThat(events.await("user-created", 2))
                .extracting(events::userId)
                .contains(ana)
                .doesNotHaveDuplicates();
    }

    @Test
    void keepsTheAccountWhileAnotherSourceHasThePerson() {
        Source scim = new Source(topics, tenant.id(), "scim");
        scim.observe("9b2d", "ana", "ana@school.example");
        await().untilAsserted(() -> tenant.show(ana).then().body("sources.size()", equalTo(2)));

        google.remove("117", "disable-then-delete");
        await().untilAsserted(() -> tenant.show(ana).then().body("sources[0].missing", equalTo(true)));
        tenant.show(ana).then().body("state", equalTo("active"));
        scim.remove("9b2d", "disable-then-delete");

        events.awaitAbout(ana, "user-created", "person-linked", "person-linked", "user-deactivated");
    }

    @Test
    void takesARemovedPersonOffTheReviewList() {
        google.observe("200", "ana", "ana@school.example");
        await().until(() -> tenant.reviews().size() == 1);

        google.remove("200", "delete-now");

        await().until(() -> tenant.reviews().isEmpty());
        tenant.show(ana).then().statusCode(200);
    }
}
