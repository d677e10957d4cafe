package platen.notification.mailing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import platen.notification.testing.Letter;
import platen.notification.testing.Log;
import platen.notification.testing.School;
import platen.notification.testing.School.Person;
import platen.notification.testing.ScriptedSmtp;
import platen.notification.testing.ScriptedSmtp.CutAtDot;
import platen.notification.testing.ScriptedSmtp.ReplyToDot;
import platen.notification.testing.ScriptedSmtp.ReplyToRecipient;
import platen.notification.testing.ScriptedSmtp.ReplyToSender;
import platen.notification.testing.ScriptedSmtp.Step;
import platen.notification.testing.WithSmtpPort;
import platen.testing.WithEngines;

/**
 * Whatever a mail server does: every current code is mailed once, a repeated mail can be told for one, and no older code
 * follows a newer one.
 */
@QuarkusTest
@WithEngines
@WithSmtpPort
class RandomFaultsTest {

    private static final int PEOPLE = 6;
    private static final int FAULTS = 9;
    private static final List<Step> POSSIBLE = List.of(
            new ReplyToSender("421 closing"),
            new ReplyToSender("450 later"),
            new ReplyToRecipient("451 greylisted"),
            new ReplyToRecipient("550 no such user"),
            new ReplyToDot("421 closing"),
            new ReplyToDot("452 full"),
            new ReplyToDot("554 spam"),
            new CutAtDot(false),
            new CutAtDot(true));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void mailsEveryCurrentCodeOnceAndInOrder(long seed) {
        Random random = new Random(seed);
        Step[] script =
                random.ints(FAULTS, 0, POSSIBLE.size()).mapToObj(POSSIBLE::get).toArray(Step[]::new);
        long unconfirmed =
                List.of(script).stream().filter(new CutAtDot(true)::equals).count();
        School school = School.withClassicMails();
        Map<Person, Long> current = new HashMap<>();
        try (ScriptedSmtp mail = new ScriptedSmtp(script)) {
            for (int number = 0; number < PEOPLE; number++) {
                Person person = school.enrols("Person " + number);
                school.issues(person, 1, "user-created", code(1));
                current.put(person, 1L);
            }
            for (Person person : List.copyOf(current.keySet())) {
                if (random.nextBoolean()) {
                    school.issues(person, 2, "set-by-admin", code(2));
                    current.put(person, 2L);
                }
            }

            awaitDone(school, current);

            List<Letter> letters = mail.letters();
            assertThat(letters.size() - ids(letters).size())
                    .as("repeated mails")
                    .isBetween(0, (int) unconfirmed);
            current.forEach((person, version) -> {
                List<String> codes = letters.stream()
                        .filter(letter -> letter.to().contains(person.address()))
                        .map(letter -> String.valueOf(letter.code()))
                        .toList();
                assertThat(codes).as("an older code after a newer one").isSorted();
                if (Log.state(person, version).equals("failed")) {
                    assertThat(String.valueOf(Log.answer(person, version))).startsWith("55");
                } else {
                    assertThat(Log.state(person, version)).isEqualTo("sent");
                    assertThat(codes).contains(code(version));
                }
            });
        }
    }

    /** Ends in the version, so that they sort by it. */
    private static String code(long version) {
        return "P" + version;
    }

    private static Set<String> ids(List<Letter> letters) {
        Set<String> ids = new HashSet<>();
        letters.forEach(letter -> ids.add(letter.messageId()));
        return ids;
    }

    /** Without the pauses between attempts. */
    private static void awaitDone(School school, Map<Person, Long> current) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    Log.database()
                            .execute(
                                    "update mail set next_attempt_at = '2000-01-01'"
                                            + " where organisation_id = ? and state = 'queued'",
                                    school.id());
                    return isDone(current);
                });
    }

    private static boolean isDone(Map<Person, Long> current) {
        List<String> states = new ArrayList<>();
        current.forEach((person, version) -> {
            for (long each = version; each >= 1; each--) {
                states.add(Log.state(person, each));
            }
        });
        return states.stream()
                .noneMatch(state -> List.of("none", "queued", "sending").contains(state));
    }
}
