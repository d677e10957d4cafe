package platen.scim.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import platen.scim.failing.WatchProvisioning;
import platen.testing.TestDatabase;
import platen.testing.TestRecord;
import platen.testing.TestTokens;
import platen.testing.TestTopics;
import platen.testing.WithEngines;
import platen.testing.contracts.ContractChecks;

/** Who looks after an organisation is told when its pushes keep failing. */
@QuarkusTest
@WithEngines
class ProvisioningFailingTest {

    @Inject
    WatchProvisioning watch;

    @Inject
    TestClock clock;

    private final TestTopics topics = TestTopics.ofThisRun();
    private Tenant tenant;

    @BeforeEach
    void createTenant() {
        tenant = Tenant.create();
    }

    @AfterEach
    void putTheClockBack() {
        clock.reset();
        topics.close();
    }

    @Test
    void saysWhyMostOfTheLastHoursWritesWereRefused() {
        Http.send(
                        "PUT",
                        "/api/v1/scim/settings",
                        "{\"noticeAddress\":\"it@school.example\"}",
                        Map.of(
                                "Authorization",
                                "Bearer " + TestTokens.admin(tenant.id),
                                "Content-Type",
                                "application/json",
                                "If-Match",
                                "*"))
                .ok(200);
        tenant.user("ana");
        refuse(15);
        for (int again = 0; again < 6; again++) {
            tenant.post("{'userName':'ana'}").isScimError(409, "uniqueness");
        }

        look();

        TestRecord told = await(1).getFirst();
        ContractChecks.ofRepository().assertValid(String.valueOf(told.value()));
        assertThat(told.json().path("partitionkey").asText()).isEqualTo(tenant.id + "|scim");
        JsonNode data = told.data();
        assertThat(data.path("source").asText()).isEqualTo("scim");
        assertThat(data.path("noticeAddress").asText()).isEqualTo("it@school.example");
        assertThat(data.path("writes").asInt()).isEqualTo(22);
        assertThat(data.path("refused").asInt()).isEqualTo(21);
        assertThat(data.path("reasons"))
                .extracting(reason -> reason.path("status").asInt() + " "
                        + reason.path("rule").asText() + " "
                        + reason.path("count").asInt())
                .containsExactly("400 invalidValue 15", "409 uniqueness 6");
        assertThat(Instant.parse(data.path("since").asText()))
                .isBetween(
                        Instant.now().minus(Duration.ofMinutes(61)),
                        Instant.now().minus(Duration.ofMinutes(59)));
    }

    @Test
    void saysItOnceUntilItWorksAgainOrADayHasPassed() {
        refuse(20);
        // As several replicas do.
        Parallel.run(8, number -> {
            look();
            return number;
        });
        look();
        assertThat(await(1)).hasSize(1);

        clock.advance(Duration.ofHours(2));
        tenant.user("ana");
        look();
        assertThat(open()).isZero();
        refuse(20);
        look();
        assertThat(await(2)).hasSize(2);

        clock.advance(Duration.ofHours(24));
        refuse(20);
        look();

        assertThat(await(3)).hasSize(3);
        assertThat(open()).isEqualTo(1);
    }

    @Test
    void leavesAloneWhoHasFewRefusals() {
        for (int taken = 0; taken < 12; taken++) {
            tenant.user("u" + taken);
        }
        refuse(12);
        Tenant few = Tenant.create();
        Tenant reading = Tenant.create();
        for (int number = 0; number < 19; number++) {
            few.post("{}").isScimError(400, "invalidValue");
            reading.find("shoeSize eq \"7\"").isScimError(400, "invalidFilter");
        }
        // Enough to be looked at, and what was read does not count.
        for (int number = 0; number < 10; number++) {
            reading.post("{}").isScimError(400, "invalidValue");
        }
        Tenant failing = Tenant.create();
        for (int number = 0; number < 20; number++) {
            failing.post("{}").isScimError(400, "invalidValue");
        }

        look();

        // What was to be said of the others is said by now: all are looked at before this one's is published.
        topics.await(
                "directory.run",
                1,
                Duration.ofSeconds(20),
                record -> record.key().startsWith(failing.id.toString()));
        for (Tenant quiet : List.of(tenant, few, reading)) {
            assertThat(topics.all("directory.run", record -> record.key().startsWith(quiet.id.toString())))
                    .isEmpty();
            assertThat(TestDatabase.ofThisRun()
                            .count("select count(*) from provisioning_failure where organisation_id = ?", quiet.id))
                    .isZero();
        }
    }

    private void refuse(int times) {
        for (int number = 0; number < times; number++) {
            tenant.post("{}").isScimError(400, "invalidValue");
        }
    }

    private void look() {
        watch.look().await().atMost(Duration.ofSeconds(20));
    }

    private List<TestRecord> await(int count) {
        String key = tenant.id + "|scim";
        return topics.await("directory.run", count, Duration.ofSeconds(20), record -> key.equals(record.key()));
    }

    private long open() {
        return TestDatabase.ofThisRun()
                .count(
                        "select count(*) from provisioning_failure where organisation_id = ? and ended_at is null",
                        tenant.id);
    }
}
