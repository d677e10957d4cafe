package platen.gateway.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import platen.gateway.budgets.SpendGuess;
import platen.gateway.budgets.domain.Place;
import platen.gateway.settings.domain.Budget;
import platen.kit.organisation.OrganisationTransactions;
import platen.testing.TestRecord;
import platen.testing.WithEngines;
import platen.testing.contracts.ContractChecks;

/** Guessing at many devices, and the people who want to print meanwhile. */
@QuarkusTest
@WithEngines
class GuessBudgetTest extends GatewaySuite {

    private static final int PLENTY = 1000;

    @Inject
    SpendGuess spendGuess;

    @Inject
    OrganisationTransactions transactions;

    /** Away from midnight, where a day's budget begins anew. */
    @BeforeEach
    void inTheMorning() {
        Instant now = clock.instant();
        Instant tomorrow = now.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(32));
        clock.advance(Duration.between(now, tomorrow));
    }

    @Test
    void asksForMoreThanACodeOfAllWhoAreNotUsualThere() {
        UUID ana = office.personWithCode("Ana Silva", "K7P2M9");
        UUID bob = office.personWithCode("Bob", "W3X4Y5");
        office.registerCard(bob, UUID.randomUUID(), "04A22B1C", null);
        office.awaitCards(bob, 1);
        budget(PLENTY, 6, PLENTY, PLENTY);
        Panel library = office.panel();
        Panel gym = office.panel();
        usual(library, ana, "K7P2M9");
        guess(gym, 3);
        guess(office.panel(), 3);

        Answer wrong = library.logIn("code", "NOBODY");
        Answer right = library.logIn("again", "code", "W3X4Y5");

        assertThat(wrong.status()).isEqualTo(429);
        assertThat(wrong.problem()).isEqualTo("/problems/step-up-required");
        assertThat(wrong.retryAfter().map(Integer::parseInt).orElseThrow()).isBetween(15 * 3600, 16 * 3600);
        assertThat(right.json()).isEqualTo(wrong.json());
        assertThat(library.logIn("again", "code", "W3X4Y5").json()).isEqualTo(wrong.json());
        assertThat(library.logIn("code", "K7P2M9").status()).isEqualTo(201);
        assertThat(gym.logIn("code", "K7P2M9").problem()).isEqualTo("/problems/step-up-required");
        assertThat(gym.logIn("card", "04A22B1C").status()).isEqualTo(201);
        assertThat(reasons(bob)).containsExactly("step-up");
        clock.advance(Duration.ofHours(16));
        assertThat(library.logIn("code", "W3X4Y5").status()).isEqualTo(201);
    }

    @Test
    void takesACodeWithItsHoldersPin() {
        UUID ana = office.personWithCode("Ana Silva", "K7P2M9");
        office.setPin(ana, 1, "4711");
        office.awaitPin(ana, 1);
        office.personWithCode("Bob", "W3X4Y5");
        budget(PLENTY, 1, PLENTY, PLENTY);
        guess(office.panel(), 1);
        Panel panel = office.panel();

        assertThat(panel.logInWithCodeAndPin("K7P2M9", "4711").status()).isEqualTo(201);
        Answer wrongPin = office.panel().logInWithCodeAndPin("K7P2M9", "4712");
        assertThat(wrongPin.status()).isEqualTo(401);
        assertThat(panel.logInWithCodeAndPin("W3X4Y5", "4711").json()).isEqualTo(wrongPin.json());
        assertThat(panel.logInWithCodeAndPin("NOBODY", "4711").json()).isEqualTo(wrongPin.json());
        assertThat(reasons(ana)).containsExactly("wrong-pin");
    }

    @Test
    void tellsAdministratorsOnceADay() {
        budget(PLENTY, 2, PLENTY, PLENTY);
        Panel panel = office.panel();
        guess(panel, 4);
        clock.advance(Duration.ofDays(1));
        guess(panel, 2);

        await().until(() -> alerts().size() == 2);

        TestRecord alert = alerts().getFirst();
        ContractChecks.ofRepository().assertValid(String.valueOf(alert.value()));
        assertThat(alert.key()).isEqualTo(office.id + "|" + panel.id());
        assertThat(alert.data().path("site").isNull()).isTrue();
        assertThat(alert.data().path("span").asText()).isEqualTo("day");
        assertThat(alert.data().path("budget").asInt()).isEqualTo(2);
        assertThat(alert.data().path("refused").asInt()).isEqualTo(2);
        assertThat(Duration.between(
                        Instant.parse(alert.data().path("since").asText()),
                        Instant.parse(alert.data().path("until").asText())))
                .isEqualTo(Duration.ofDays(1));
    }

    @Test
    void stepsUpWhereTheGuessesAreMade() {
        office.personWithCode("Ana Silva", "K7P2M9");
        budget(PLENTY, PLENTY, PLENTY, 3);
        guess(office.panel("Copier 1", "Library"), 2);
        guess(office.panel("Copier 2", "Library"), 1);

        assertThat(office.panel("Copier 3", "Library").logIn("code", "K7P2M9").status())
                .isEqualTo(429);
        assertThat(office.panel("Copier 4", "Gym").logIn("code", "K7P2M9").status())
                .isEqualTo(201);
        await().until(() -> alerts().size() == 1);
        assertThat(alerts().getFirst().data().path("site").asText()).isEqualTo("Library");
    }

    @Test
    void takesDevicesOfOneAddressForASiteWhereNoneIsNamed() {
        office.personWithCode("Ana Silva", "K7P2M9");
        budget(PLENTY, PLENTY, PLENTY, 3);
        guess(office.panel(), 3);

        assertThat(office.panel().logIn("code", "K7P2M9").status()).isEqualTo(429);
        assertThat(office.panel("Copier", "Gym").logIn("code", "K7P2M9").status())
                .isEqualTo(201);
    }

    @Test
    void beginsAnewWithEachMinute() {
        office.personWithCode("Ana Silva", "K7P2M9");
        budget(3, PLENTY, PLENTY, PLENTY);
        guess(office.panel(), 3);
        Panel panel = office.panel();

        assertThat(panel.logIn("code", "K7P2M9").status()).isEqualTo(429);
        clock.advance(Duration.ofMinutes(1));
        assertThat(panel.logIn("code", "K7P2M9").status()).isEqualTo(201);
    }

    @Test
    void countsEveryGuessOfManyDevicesAtTheSameTime() {
        budget(PLENTY, PLENTY, PLENTY, PLENTY);
        List<Panel> panels = Parallel.inSequence(12, office::panel);

        Parallel.run(36, number -> panels.get(number % 12).logIn("code", "WRONG" + number));

        assertThat(office.database.count(
                        "select sum(times) from spent_budget where organisation_id = ? and what = 'organisation' and span = 'day'",
                        office.id))
                .isEqualTo(36);
    }

    @Test
    void countsForTheOrganisationAloneWhereNoSitesAreKnown() {
        for (int guess = 0; guess < 3; guess++) {
            transactions
                    .in(
                            office.id,
                            transaction -> spendGuess.spend(
                                    transaction,
                                    UUID.randomUUID(),
                                    Place.ORGANISATION,
                                    new Budget(PLENTY, 3, 1, 1),
                                    clock.instant()))
                    .await()
                    .indefinitely();
        }

        await().until(() -> alerts().size() == 1);
        assertThat(alerts().getFirst().data().path("refused").asInt()).isEqualTo(3);
    }

    /** Whatever is guessed wherever: a card, and a code where its holder is usual, let in once that device's own wait is over. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void neverLocksOutAnInnocentPerson(long seed) {
        Random random = new Random(seed);
        List<Panel> panels =
                List.of(office.panel("A", "Library"), office.panel("B", "Library"), office.panel("C", "Gym"));
        List<Innocent> people = new ArrayList<>();
        for (int number = 0; number < 3; number++) {
            people.add(innocent(number, panels.get(random.nextInt(panels.size()))));
        }
        budget(2, 4, 1, 3);
        for (int guess = 0; guess < 30; guess++) {
            String type = random.nextInt(3) == 0 ? "card" : "code";
            panels.get(random.nextInt(panels.size())).logIn(type, "WRONG" + guess);
            clock.advance(Duration.ofSeconds(random.nextInt(120)));
        }

        for (Innocent person : people) {
            assertThat(afterTheWait(person.usual(), "code", person.code())).isEqualTo(201);
            for (Panel panel : panels) {
                assertThat(afterTheWait(panel, "card", person.card())).isEqualTo(201);
            }
        }
    }

    private record Innocent(String code, String card, Panel usual) {}

    private Innocent innocent(int number, Panel panel) {
        var person = new Innocent("K7P2M" + number, "04A22B1" + number, panel);
        UUID user = office.personWithCode("Somebody", person.code());
        office.registerCard(user, UUID.randomUUID(), person.card(), null);
        office.awaitCards(user, 1);
        usual(panel, user, person.code());
        return person;
    }

    /** Only the device's own wait is waited for. */
    private int afterTheWait(Panel panel, String type, String value) {
        Answer answer = panel.logIn(type, value);
        if (answer.status() == 429) {
            assertThat(answer.problem()).isEqualTo("/problems/device-must-wait");
            clock.advance(Duration.ofSeconds(Long.parseLong(answer.retryAfter().orElseThrow())));
            return panel.logIn(type, value).status();
        }
        return answer.status();
    }

    private void usual(Panel panel, UUID user, String code) {
        assertThat(panel.logIn("code", code).status()).isEqualTo(201);
        await().until(() -> office.database.count(
                        "select count(*) from usual_person where device_id = ? and user_id = ?", panel.id(), user)
                == 1);
    }

    private void budget(int perMinute, int perDay, int sitePerMinute, int sitePerDay) {
        office.set(Map.of(
                "budget",
                Map.of(
                        "perMinute",
                        perMinute,
                        "perDay",
                        perDay,
                        "sitePerMinute",
                        sitePerMinute,
                        "sitePerDay",
                        sitePerDay)));
    }

    private static void guess(Panel panel, int times) {
        Parallel.inSequence(times, () -> panel.logIn("code", "NOBODY"));
    }

    private List<TestRecord> alerts() {
        return office.topics.all(
                "mfd.activity",
                record -> record.is("guess-budget-exceeded")
                        && String.valueOf(record.key()).startsWith(office.id + "|"));
    }

    private List<String> reasons(UUID user) {
        return Http.send("GET", "/api/v1/attempts?outcome=refused&user=" + user, office.admin(), null)
                .json()
                .path("items")
                .findValuesAsText("reason");
    }
}
