package platen.accesscode.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static platen.accesscode.suite.PersonFixture.NOTHING;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import platen.accesscode.expiring.ExpiryTimer;
import platen.testing.TestRecord;
import platen.testing.WithEngines;

/** Codes that end after so many days, when the policy says so. Time passes by making things older. */
@QuarkusTest
@WithEngines
class ExpiryTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int REPLICAS = 6;

    @Inject
    ExpiryTimer timer;

    private final IdentityFixture identity = IdentityFixture.knownOrganisation();
    private final Admin admin = Admin.of(identity);
    private final PersonFixture ana = identity.activePerson();

    @Test
    void neverHappensUnlessThePolicySaysSo() {
        daysPass(4_000);

        look();

        assertThat(admin.version(ana)).isEqualTo(1);
    }

    @Test
    void isAnnouncedOnceAndThenAnotherCodeTakesItsPlaceByMail() {
        expiresAfter(30, 7);
        String first = admin.reveal(ana);
        daysPass(22);
        look();
        assertThat(admin.version(ana)).as("eight days to go").isEqualTo(1);

        daysPass(1);
        look();
        look();

        List<TestRecord> events = Credentials.of(ana, 2);
        TestRecord notice = events.getLast();
        assertThat(notice.is("access-code-expiring")).isTrue();
        assertThat(notice.data().path("version").asLong()).isEqualTo(1);
        assertThat(Instant.parse(notice.data().path("expiresAt").asText()))
                .isBetween(Instant.now().plus(Duration.ofDays(6)), Instant.now().plus(Duration.ofDays(8)));
        assertThat(admin.reveal(ana)).isEqualTo(first);

        daysPass(7);
        look();
        look();

        TestRecord issued = Credentials.last(ana, 3);
        assertThat(issued.data().path("reason").asText()).isEqualTo("expired");
        assertThat(issued.data().path("origin").asText()).isEqualTo("generated");
        assertThat(Credentials.unsealed(ana, issued))
                .isEqualTo(admin.reveal(ana))
                .isNotEqualTo(first);
        assertThat(Credentials.ofOrganisation(identity.organisation)).hasSize(3);
    }

    @Test
    void comesWithoutNoticeWhenNoneIsWanted() {
        expiresAfter(30, 0);
        daysPass(30);

        look();

        assertThat(Credentials.last(ana, 2).data().path("reason").asText()).isEqualTo("expired");
        assertThat(admin.version(ana)).isEqualTo(2);
    }

    @Test
    void countsFromWhenThePolicyBeganToSaySo() {
        daysPass(1_000);
        expiresAfter(30, 7);

        look();
        assertThat(admin.version(ana)).isEqualTo(1);
        assertThat(Credentials.ofOrganisation(identity.organisation)).hasSize(1);

        daysPass(23);
        look();
        assertThat(Credentials.last(ana, 2).is("access-code-expiring")).isTrue();
    }

    @Test
    void isNeverSoonerThanTheNoticeIsLong() {
        expiresAfter(30, 7);
        daysPass(400);

        look();

        assertThat(admin.version(ana)).isEqualTo(1);
        Instant end =
                Instant.parse(Credentials.last(ana, 2).data().path("expiresAt").asText());
        assertThat(end).isAfter(Instant.now().plus(Duration.ofDays(6)));
    }

    @Test
    void isCalledOffWithThePolicy() {
        expiresAfter(30, 7);
        daysPass(25);
        look();
        Credentials.last(ana, 2);

        admin.policy(Collections.singletonMap("expiresAfterDays", null)).statusCode(200);
        daysPass(25);
        look();

        assertThat(admin.version(ana)).isEqualTo(1);
    }

    @Test
    void touchesNoSyncedCodeButTypedOnes() {
        PersonFixture synced = identity.person();
        synced.create("K7P4WX", NOTHING);
        PersonFixture typed = identity.activePerson();
        admin.set(typed, "M3Q9ZT").statusCode(200);
        expiresAfter(30, 0);
        daysPass(30);

        look();

        assertThat(admin.reveal(synced)).isEqualTo("K7P4WX");
        assertThat(admin.reveal(typed)).isNotEqualTo("M3Q9ZT");
        admin.show(typed).body("origin", is("generated"));
    }

    @Test
    void waitsForWhoIsAwayAndGivesThemAnotherCodeOnReturn() {
        expiresAfter(30, 0);
        String first = admin.reveal(ana);
        ana.deactivate();
        daysPass(60);
        look();
        assertThat(Credentials.of(ana, 2)).hasSize(2);

        ana.reactivate();

        TestRecord issued = Credentials.last(ana, 3);
        assertThat(issued.data().path("reason").asText()).isEqualTo("expired");
        assertThat(Credentials.unsealed(ana, issued))
                .isEqualTo(admin.reveal(ana))
                .isNotEqualTo(first);
    }

    @Test
    void isNotPutOffByBeingAway() {
        expiresAfter(30, 0);
        daysPass(20);
        String first = admin.reveal(ana);
        ana.deactivate();
        ana.reactivate();
        assertThat(admin.reveal(ana)).isEqualTo(first);

        daysPass(10);
        look();

        assertThat(admin.reveal(ana)).isNotEqualTo(first);
    }

    @Test
    void followsTheOverrideOfAPersonsGroups() {
        expiresAfter(30, 0);
        override("masters", Map.of("expiresAfterDays", 0));
        override("guests", Map.of("expiresAfterDays", 10, "expiryNoticeDays", 0));
        PersonFixture master = identity.person();
        master.createUnder("masters");
        PersonFixture guest = identity.person();
        guest.createUnder("guests");

        daysPass(10);
        look();
        assertThat(versions(ana, master, guest)).containsExactly(1L, 1L, 2L);

        daysPass(20);
        look();
        assertThat(versions(ana, master, guest)).containsExactly(2L, 1L, 3L);
    }

    @Test
    void neverBringsBackACodeThatItsHolderHad() {
        admin.policy(Map.of("format", "numeric", "minLength", 4, "densityLimit", 1, "quarantineDays", 0))
                .statusCode(200);
        expiresAfter(1, 0);
        Set<String> had = new HashSet<>(Set.of(admin.reveal(ana)));

        for (int day = 0; day < 40; day++) {
            daysPass(1);
            look();
            assertThat(had.add(admin.reveal(ana))).isTrue();
        }
    }

    @Test
    void happensOnceWhenSeveralReplicasLook() {
        List<PersonFixture> people =
                Stream.generate(identity::activePerson).limit(30).toList();
        expiresAfter(30, 7);
        daysPass(30);

        atOnce(timer::tick);
        daysPass(7);
        atOnce(timer::tick);

        people.forEach(person -> {
            assertThat(admin.version(person)).isEqualTo(2);
            assertThat(Credentials.of(person, 3))
                    .extracting(TestRecord::type)
                    .containsExactly(
                            "platen.accesscode.access-code-issued.v1",
                            "platen.accesscode.access-code-expiring.v1",
                            "platen.accesscode.access-code-issued.v1");
        });
        Credentials.of(ana, 3);
        assertThat(Credentials.ofOrganisation(identity.organisation)).hasSize(31 * 3);
    }

    @Test
    void isFoundInMoreThanABatchAndInEveryOrganisation() {
        List<PersonFixture> people =
                Stream.generate(identity::activePerson).limit(12).toList();
        IdentityFixture elsewhere = IdentityFixture.knownOrganisation();
        PersonFixture stranger = elsewhere.activePerson();
        Admin.of(elsewhere)
                .policy(Map.of("expiresAfterDays", 30, "expiryNoticeDays", 0))
                .statusCode(200);
        expiresAfter(30, 0);
        daysPass(30);
        TimeMachine.daysPass(elsewhere.organisation, 30);

        look();

        assertThat(people).allMatch(person -> admin.version(person) == 2);
        assertThat(Admin.of(elsewhere).version(stranger)).isEqualTo(2);
    }

    private void atOnce(Supplier<Uni<?>> work) {
        Multi.createFrom()
                .range(0, REPLICAS)
                .onItem()
                .transformToUni(replica -> work.get())
                .merge(REPLICAS)
                .collect()
                .asList()
                .await()
                .atMost(PATIENCE);
    }

    private void look() {
        timer.tick().await().atMost(PATIENCE);
    }

    private void expiresAfter(int days, int noticeDays) {
        admin.policy(Map.of("expiresAfterDays", days, "expiryNoticeDays", noticeDays))
                .statusCode(200);
    }

    private void override(String name, Map<String, ?> settings) {
        admin.request()
                .header("If-None-Match", "*")
                .body(settings)
                .put("/api/v1/policy/overrides/{name}", name)
                .then()
                .statusCode(201);
    }

    private List<Long> versions(PersonFixture... people) {
        return Stream.of(people).map(admin::version).toList();
    }

    private void daysPass(int days) {
        TimeMachine.daysPass(identity.organisation, days);
    }
}
