package platen.identity.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import platen.testing.TestDatabase;
import platen.testing.TestEvent;
import platen.testing.TestTopics;
import platen.testing.WithEngines;

/** Whatever two sources say in whatever order, as often as they like: as many people as there are come of it. */
@QuarkusTest
@WithEngines
class ManyPeopleTest {

    private static final int PEOPLE = 8;
    private static final int WORDS = 60;

    @ParameterizedTest
    @ValueSource(longs = {1, 20, 300, 4000})
    void areAsManyAsThereAre(long seed) {
        Tenant tenant = Tenant.create();
        var random = new Random(seed);
        try (TestTopics topics = TestTopics.ofThisRun()) {
            List<Source> sources =
                    List.of(new Source(topics, tenant.id(), "google"), new Source(topics, tenant.id(), "scim"));

            speak(random, sources);

            awaitAllTaken(tenant, sources);
            assertThat(tenant.users()).hasSize(PEOPLE);
            assertThat(tenant.users())
                    .allSatisfy(user -> assertThat(user.get("sources"))
                            .asInstanceOf(InstanceOfAssertFactories.LIST)
                            .hasSize(2));
            assertThat(tenant.reviews()).isEmpty();
            assertThat(new UserEvents(topics, tenant.id()).await("user-created", PEOPLE))
                    .extracting(record -> record.key())
                    .doesNotHaveDuplicates();
        }
    }

    /** Each source speaks of each person at least once; now and then it repeats itself, word for word or anew. */
    private static void speak(Random random, List<Source> sources) {
        List<Runnable> words = new ArrayList<>();
        for (int i = 0; i < WORDS; i++) {
            Source source = sources.get(i % 2);
            int person = i < 2 * PEOPLE ? i / 2 : random.nextInt(PEOPLE);
            boolean repeated = random.nextInt(3) == 0;
            words.add(() -> {
                TestEvent word = word(random, source, person);
                source.say(word);
                if (repeated) {
                    source.say(word);
                }
            });
        }
        Collections.shuffle(words, random);
        words.forEach(Runnable::run);
    }

    /** The two sources agree on the user name or on the email, not always on both, nor on upper and lower case. */
    private static TestEvent word(Random random, Source source, int person) {
        String userName = person % 2 == 0 ? "person" + person : source.name() + person;
        String email = person % 2 == 0 && random.nextBoolean() ? null : "person" + person + "@school.example";
        boolean loud = random.nextBoolean();
        return source.person(source.name() + "-" + person, loud ? userName.toUpperCase(Locale.ROOT) : userName, email)
                .data("active", random.nextInt(4) > 0);
    }

    private static void awaitAllTaken(Tenant tenant, List<Source> sources) {
        var database = TestDatabase.ofThisRun();
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            for (Source source : sources) {
                for (Map.Entry<String, Long> last : source.sequences().entrySet()) {
                    assertThat(database.rows(
                                    "select sequence from inbox_position where organisation_id = ? and key = ?",
                                    tenant.id(),
                                    source.name() + "|" + last.getKey()))
                            .containsExactly(Map.of("sequence", last.getValue()));
                }
            }
        });
    }
}
