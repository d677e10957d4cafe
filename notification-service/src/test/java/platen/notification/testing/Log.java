package platen.notification.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import platen.notification.testing.School.Person;
import platen.testing.TestDatabase;

/** The table of mails, as a test looks at it. */
public final class Log {

    private static final TestDatabase DATABASE = TestDatabase.ofThisRun();

    private Log() {}

    public static List<Map<String, Object>> of(Person person) {
        return DATABASE.rows(
                "select id, version, template, state, answer, attempts, message_id, sealed_box from mail"
                        + " where user_id = ? order by version",
                person.id());
    }

    public static String state(Person person, long version) {
        return of(person).stream()
                .filter(row -> row.get("version").equals(version))
                .map(row -> String.valueOf(row.get("state")))
                .findFirst()
                .orElse("none");
    }

    public static void awaitState(Person person, long version, String state) {
        Awaitility.await("version " + version + " is " + state)
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(state(person, version)).isEqualTo(state));
    }

    /** Waits until the service knows that this version of the person's code exists. */
    public static void awaitVersion(Person person, long version) {
        Awaitility.await("version " + version + " is known")
                .atMost(Duration.ofSeconds(20))
                .until(() -> DATABASE.count(
                                "select count(*) from contact where user_id = ? and code_version = ?",
                                person.id(),
                                version)
                        == 1);
    }

    public static void awaitContactState(Person person, String state) {
        Awaitility.await("the person is " + state)
                .atMost(Duration.ofSeconds(20))
                .until(() -> DATABASE.count(
                                "select count(*) from contact where user_id = ? and state = ?", person.id(), state)
                        == 1);
    }

    public static Object answer(Person person, long version) {
        return DATABASE.value("select answer from mail where user_id = ? and version = ?", person.id(), version);
    }

    public static TestDatabase database() {
        return DATABASE;
    }

    /** Attempts that the service has begun for this version. */
    public static long attempts(Person person, long version) {
        return DATABASE.count("select attempts from mail where user_id = ? and version = ?", person.id(), version);
    }

    public static UUID idOf(Person person, long version) {
        return UUID.fromString(String.valueOf(
                DATABASE.value("select id from mail where user_id = ? and version = ?", person.id(), version)));
    }
}
