package platen.gateway.throttling.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import platen.gateway.settings.domain.Budget;

/** That what {@code docs/guessing.md} says follows from the rules. */
class GuessingArithmeticTest {

    private static final ThrottleRules RULES =
            new ThrottleRules(5, Duration.ofSeconds(30), Duration.ofHours(1), Duration.ofHours(1));

    private static final int FIRST_DAY = 35;
    private static final int LATER_DAY = 24;
    private static final int BUDGET = Budget.DEFAULT.perDay();
    private static final int USUAL = 50;
    private static final int[] USERS = {1_000, 10_000, 100_000};
    private static final double ALPHANUMERIC_6 = Math.pow(31, 6);
    private static final double ONE_TIME = 1e8;
    private static final double[] SPACES = {1e6, ALPHANUMERIC_6, Math.pow(31, 7), Math.pow(31, 8)};

    @Test
    void oneDeviceYieldsSoMany() throws IOException {
        List<Long> days = guessesByDay(4);

        assertThat(days).containsExactly((long) FIRST_DAY, (long) LATER_DAY, (long) LATER_DAY, (long) LATER_DAY);
        assertThat(document())
                .contains(FIRST_DAY + " guesses on the first day and " + LATER_DAY + " on each day after");
    }

    /** Of somebody who guesses as soon as the device lets them. */
    private static List<Long> guessesByDay(int days) {
        Instant begin = Instant.EPOCH;
        Instant now = begin;
        Throttle throttle = Throttle.none(now);
        long[] guesses = new long[days];
        while (Duration.between(begin, now).toDays() < days) {
            guesses[(int) Duration.between(begin, now).toDays()]++;
            throttle = throttle.failed(now, RULES);
            now = throttle.blocks(now) ? throttle.blockedUntil() : now;
        }
        return IntStream.range(0, days).mapToObj(day -> guesses[day]).toList();
    }

    @Test
    void theTablesAreRight() throws IOException {
        Stream<String> fleets = IntStream.of(1, 10, 100, 1_000).mapToObj(devices -> {
            int guesses = devices * FIRST_DAY;
            return row(number(devices), number(guesses), number(Math.min(guesses, BUDGET)));
        });
        Stream<String> chances = byUsersAndSpace((users, space) -> percent(hit(users / space, BUDGET)));
        Stream<String> times = byUsersAndSpace((users, space) -> time(space / users / BUDGET));
        Stream<String> steppedUp = IntStream.of(USERS).mapToObj(users -> {
            int all = 1_000 * FIRST_DAY;
            double without = hit(users / ALPHANUMERIC_6, all);
            double with =
                    1 - (1 - hit(users / ALPHANUMERIC_6, BUDGET)) * (1 - hit(USUAL / ALPHANUMERIC_6, all - BUDGET));
            return row(number(users), percent(without), percent(with));
        });

        Stream<String> oneTime = IntStream.of(10, 100, 1_000).mapToObj(open -> {
            double each = open / ONE_TIME;
            return row(number(open), percent(hit(each, BUDGET)), time(1 / each / BUDGET));
        });

        assertThat(document())
                .contains(Stream.of(fleets, chances, times, steppedUp, oneTime)
                        .map(rows -> rows.collect(Collectors.joining("\n")))
                        .toList());
    }

    private interface Cell {
        String of(double users, double space);
    }

    private static Stream<String> byUsersAndSpace(Cell cell) {
        IntFunction<String> row = users -> row(Stream.concat(
                        Stream.of(number(users)), Arrays.stream(SPACES).mapToObj(space -> cell.of(users, space)))
                .toArray(String[]::new));
        return IntStream.of(USERS).mapToObj(row);
    }

    /** At least one of so many guesses. */
    private static double hit(double each, int guesses) {
        return 1 - Math.pow(1 - each, guesses);
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |";
    }

    private static String number(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String percent(double share) {
        if (share >= 0.995) {
            return "> 99 %";
        }
        if (share < 0.00001) {
            return "< 0.001 %";
        }
        int digits = share >= 0.1 ? 0 : share >= 0.01 ? 1 : share >= 0.001 ? 2 : 3;
        return String.format(Locale.ROOT, "%." + digits + "f %%", share * 100);
    }

    private static String time(double days) {
        if (days < 1) {
            return String.format(Locale.ROOT, "%,.1f h", days * 24);
        }
        return days < 3_650
                ? String.format(Locale.ROOT, "%,.0f days", days)
                : String.format(Locale.ROOT, "%,.0f years", days / 365.25);
    }

    private static String document() throws IOException {
        return Files.readString(Path.of("..", "docs", "guessing.md"));
    }
}
