package platen.gateway.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import platen.testing.WithEngines;

@QuarkusTest
@WithEngines
class CodeSwapTest extends GatewaySuite {

    private record Try(long startedAt, int status) {}

    @Test
    void acceptsNoOldCodeOnceTheNewOneIsInPlace() {
        UUID ana = office.personWithCode("Ana Silva", "K7P2M9");
        List<Panel> panels =
                IntStream.range(0, 10).mapToObj(number -> office.panel()).toList();
        // Each of the many is refused once, and that is no guessing.
        office.set(Map.of("budget", Map.of("perMinute", 1000, "sitePerMinute", 1000)));
        AtomicLong swappedAt = new AtomicLong();
        CountDownLatch oldCodeWorked = new CountDownLatch(1);

        List<List<Try>> tries = Parallel.run(
                50,
                number -> number == 0
                        ? swap(ana, oldCodeWorked, swappedAt)
                        : tryUntilRefused(
                                panels.get(number % panels.size()), "code", "K7P2M9", oldCodeWorked, swappedAt));

        List<Try> all = tries.stream().flatMap(List::stream).toList();
        assertThat(all).filteredOn(one -> one.status() == 201).isNotEmpty();
        assertThat(all).filteredOn(one -> one.startedAt() > swappedAt.get()).isNotEmpty();
        assertThat(all).filteredOn(one -> one.startedAt() > swappedAt.get()).noneMatch(one -> one.status() == 201);
        assertThat(office.panel().logIn("code", "NEWONE").status()).isEqualTo(201);
    }

    /**
     * Once the logins with the old code run, publishes the new one and notes the first moment at which its transaction was seen to have
     * committed.
     */
    private List<Try> swap(UUID user, CountDownLatch oldCodeWorked, AtomicLong swappedAt) {
        assertThat(awaited(oldCodeWorked)).as("a login with the old code").isTrue();
        office.issueCode(user, 2, "NEWONE");
        office.awaitCode(user, 2);
        swappedAt.set(System.nanoTime());
        return List.of();
    }

    /** Goes on with the old code until a try that began after the swap has been answered. */
    private static List<Try> tryUntilRefused(
            Panel panel, String type, String value, CountDownLatch oldCodeWorked, AtomicLong swappedAt) {
        List<Try> tries = new ArrayList<>();
        boolean begunAfterwards = false;
        while (!begunAfterwards) {
            begunAfterwards = swappedAt.get() != 0;
            long start = System.nanoTime();
            Try done = new Try(start, panel.logIn(type, value).status());
            tries.add(done);
            if (done.status() == 201) {
                oldCodeWorked.countDown();
            }
        }
        return tries;
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    @Test
    void acceptsNeitherCodeNorCardOnceTheyAreRetired() {
        office.registration(Map.of("byCode", false, "byOneTimeCode", false));
        UUID ana = office.personWithCode("Ana Silva", "K7P2M9");
        UUID card = UUID.randomUUID();
        office.registerCard(ana, card, "04A22B1C", null);
        office.awaitCards(ana, 1);
        List<Panel> panels =
                IntStream.range(0, 20).mapToObj(number -> office.panel()).toList();
        AtomicLong retiredAt = new AtomicLong();
        CountDownLatch worked = new CountDownLatch(100);

        List<List<Try>> tries = Parallel.run(101, number -> {
            if (number == 100) {
                return retire(ana, card, worked, retiredAt);
            }
            Panel panel = panels.get(number % panels.size());
            // One panel's reader and keypad are not used side by side: a card that is shown again logs out.
            return number % 2 == 0
                    ? tryUntilRefused(panel, "code", "K7P2M9", worked, retiredAt)
                    : tryUntilRefused(panel, "card", "04A22B1C", worked, retiredAt);
        });

        List<Try> all = tries.stream().flatMap(List::stream).toList();
        assertThat(all).filteredOn(one -> one.status() == 201).hasSizeGreaterThanOrEqualTo(100);
        assertThat(all)
                .filteredOn(one -> one.startedAt() > retiredAt.get())
                .hasSizeGreaterThanOrEqualTo(100)
                .allMatch(one -> one.status() == 401 || one.status() == 429);
    }

    private List<Try> retire(UUID user, UUID card, CountDownLatch worked, AtomicLong retiredAt) {
        assertThat(awaited(worked)).as("all log in").isTrue();
        office.retireCode(user, 2);
        office.removeCard(user, card, "04A22B1C");
        office.awaitCode(user, 2);
        office.awaitCards(user, 0);
        retiredAt.set(System.nanoTime());
        return List.of();
    }

    @Test
    void letsNobodyInWithACodeThatTwoClaim() {
        UUID ana = office.personWithCode("Ana Silva", "K7P2M9");
        UUID bob = office.personWithCode("Bob", "BBBB22");
        Panel panel = office.panel();

        // Bob's event comes first, though Ana gave the code up before he got it.
        office.issueCode(bob, 2, "K7P2M9");
        office.awaitCode(bob, 2);
        Answer between = panel.logIn("code", "K7P2M9");
        office.issueCode(ana, 2, "AAAA22");
        office.awaitCode(ana, 2);
        Answer after = panel.logIn("code", "K7P2M9");

        assertThat(between.status()).isEqualTo(401);
        assertThat(after.json().path("user").path("displayName").asText()).isEqualTo("Bob");
        assertThat(office.database.count(
                        "select count(*) from attempt where organisation_id = ? and reason = 'ambiguous'", office.id))
                .isOne();
    }

    @Test
    void letsTwoPeopleSwapTheirCodes() {
        UUID ana = office.personWithCode("Ana Silva", "K7P2M9");
        UUID bob = office.personWithCode("Bob", "BBBB22");
        Panel panel = office.panel();

        office.issueCode(ana, 2, "BBBB22");
        office.issueCode(bob, 2, "K7P2M9");
        office.awaitCode(ana, 2);
        office.awaitCode(bob, 2);

        assertThat(panel.logIn("code", "BBBB22")
                        .json()
                        .path("user")
                        .path("displayName")
                        .asText())
                .isEqualTo("Ana Silva");
        assertThat(panel.logIn("code", "K7P2M9")
                        .json()
                        .path("user")
                        .path("displayName")
                        .asText())
                .isEqualTo("Bob");
    }

    @Test
    void doesNotTakeADeletedPersonsClaimForOne() {
        UUID ana = office.personWithCode("Ana Silva", "K7P2M9");
        office.deletePerson(ana);
        office.awaitPerson(ana, "deleted");
        // Arrives late, from the other topic.
        office.issueCode(ana, 2, "K7P2M9");
        office.awaitCode(ana, 2);
        office.personWithCode("Bob", "K7P2M9");

        Answer answer = office.panel().logIn("code", "K7P2M9");

        assertThat(answer.json().path("user").path("displayName").asText()).isEqualTo("Bob");
    }

    @Test
    void isNotTurnedBackByAnOlderVersion() {
        UUID ana = office.personWithCode("Ana Silva", "K7P2M9");
        office.issueCode(ana, 3, "CCCC33");
        office.awaitCode(ana, 3);
        Panel panel = office.panel();

        office.issueCode(ana, 2, "BBBB22");
        office.say(ana, "user-updated", "Ana Maria Silva", "active");

        await().until(() -> office.database.count(
                        "select count(*) from person where user_id = ? and display_name = 'Ana Maria Silva'", ana)
                == 1);
        await().until(() -> office.database.count(
                        "select count(*) from inbox_position where topic = 'accesscode.credential' and key = ? and sequence = 3",
                        ana.toString())
                == 1);
        assertThat(panel.logIn("code", "CCCC33").status()).isEqualTo(201);
        assertThat(panel.logIn("code", "BBBB22").status()).isEqualTo(401);
    }
}
