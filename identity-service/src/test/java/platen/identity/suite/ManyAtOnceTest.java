package platen.identity.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import platen.identity.people.messaging.DirectoryPersonListener;
import platen.kit.messaging.Inbox;
import platen.testing.TestDatabase;
import platen.testing.TestEvent;
import platen.testing.TestTopics;
import platen.testing.WithEngines;

/** What sources say all at once makes the same people as what they say one after the other. */
@QuarkusTest
@WithEngines
class ManyAtOnceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int PERSONS = 14;

    @Inject
    Inbox inbox;

    @Inject
    DirectoryPersonListener listener;

    private final TestTopics topics = TestTopics.ofThisRun();

    /** Who hears the words, and the sources that say them. */
    private record Hearer(Tenant tenant, Map<String, Source> sources) {}

    /** Of each person one word: between words of different persons any order would do, and this way there is but one to compare with. */
    @ParameterizedTest
    @ValueSource(longs = {5, 66, 777, 8888, 99999})
    void areTakenAsOneAfterTheOther(long seed) {
        var random = new Random(seed);
        Hearer patient = hearer();
        Hearer hurried = hearer();

        for (int poll = 0; poll < 4; poll++) {
            List<Function<Hearer, TestEvent>> words = words(random);
            words.forEach(word -> receive(List.of(word.apply(patient))));
            receive(words.stream().map(word -> word.apply(hurried)).toList());

            List<String> byHand = names(random, 3);
            int whose = random.nextInt(PERSONS);
            assertThat(go(hurried, whose, byHand)).isEqualTo(go(patient, whose, byHand));
            assertThat(people(hurried.tenant())).isEqualTo(people(patient.tenant()));
            assertThat(shared(hurried.tenant())).isEmpty();
            assertThat(shared(patient.tenant())).isEmpty();
            assertThat(reviews(hurried.tenant())).isEqualTo(reviews(patient.tenant()));
            String gone = "p" + random.nextInt(PERSONS);
            for (Hearer hearer : List.of(patient, hurried)) {
                receive(List.of(hearer.sources().get("scim").removal(gone, "disable-then-delete")));
            }
        }
    }

    @Test
    void areTakenInOneTransaction() {
        Hearer hearer = hearer();
        Source google = hearer.sources().get("google");

        receive(IntStream.range(0, 60)
                .mapToObj(n -> google.person("p" + n, "person" + n, "person" + n + "@school.example"))
                .toList());

        assertThat(hearer.tenant().users()).hasSize(62);
        assertThat(TestDatabase.ofThisRun()
                        .count(
                                "select count(distinct xmin::text) from person_link where organisation_id = ?",
                                hearer.tenant().id()))
                .isEqualTo(1);
    }

    /** One organisation with somebody internal and somebody with an alias. */
    private Hearer hearer() {
        Tenant tenant = Tenant.create();
        tenant.patch(tenant.user("name1", "mail1@school.example"), Map.of("internal", true));
        tenant.patch(tenant.user("anna", "anna@school.example"), Map.of("aliases", List.of("name2")));
        return new Hearer(
                tenant,
                Map.of(
                        "google", new Source(topics, tenant.id(), "google"),
                        "scim", new Source(topics, tenant.id(), "scim")));
    }

    /** Somebody's aliases by hand, beside some that are there; what the administrator is told. */
    private static int go(Hearer hearer, int whose, List<String> byHand) {
        var users = hearer.tenant().users().stream()
                .sorted(Comparator.comparing(user -> String.valueOf(user.get("userName"))))
                .toList();
        var user = users.get(whose % users.size());
        List<String> aliases = new ArrayList<>(byHand);
        ((List<?>) Objects.requireNonNull(user.get("aliases")))
                .stream().limit(2).forEach(alias -> aliases.add(alias.toString()));
        return hearer.tenant()
                .patch(UUID.fromString(String.valueOf(user.get("id"))), Map.of("aliases", aliases))
                .statusCode();
    }

    /** Each person gets some name and some email, so that many want what others have, or had. */
    private static List<Function<Hearer, TestEvent>> words(Random random) {
        List<Function<Hearer, TestEvent>> words = new ArrayList<>();
        for (int person = 0; person < PERSONS; person++) {
            words.add(word("google", "p" + person, random));
            words.add(word("scim", "p" + person, random));
        }
        Collections.shuffle(words, random);
        return words;
    }

    private static Function<Hearer, TestEvent> word(String source, String person, Random random) {
        String name = "name" + random.nextInt(2 * PERSONS);
        String email = email(random);
        boolean active = random.nextInt(5) > 0;
        String department = "Department " + random.nextInt(3);
        List<String> aliases = random.nextInt(3) == 0 ? null : names(random, 4);
        return hearer -> hearer.sources()
                .get(source)
                .person(person, name, email)
                .data("active", active)
                .data("department", department)
                .data("aliases", aliases);
    }

    private static List<String> names(Random random, int fewer) {
        return random.ints(random.nextInt(fewer), 0, 2 * PERSONS)
                .mapToObj(number -> (random.nextBoolean() ? "name" : "Name") + number)
                .toList();
    }

    private static @Nullable String email(Random random) {
        return switch (random.nextInt(12)) {
            case 0 -> null;
            case 1 -> "no email";
            default -> "mail" + random.nextInt(2 * PERSONS) + "@school.example";
        };
    }

    private void receive(List<TestEvent> events) {
        List<ConsumerRecord<@Nullable String, @Nullable String>> records = new ArrayList<>();
        events.forEach(event -> records.add(
                new ConsumerRecord<>(topics.nameOf("directory.person"), 0, 0, event.recordKey(), event.json())));
        inbox.receive(records, listener).await().atMost(PATIENCE);
    }

    /** With how many events each has caused. */
    private static List<Map<String, @Nullable Object>> people(Tenant tenant) {
        return rows(tenant, """
                select user_name, display_name, email, department, state, inactive_because, u.version, last,
                       aliases::text, alias_keys::text, alias_sources::text,
                       (select string_agg(source || ' ' || external_id || ' ' || missing, ', ' order by source)
                        from person_link l where l.user_id = u.user_id) as links
                from user_account u join outbox_sequence s on s.key = u.user_id::text and s.topic = 'identity.user'
                where u.organisation_id = ? order by user_name
                """);
    }

    /** Names that two have, as user name or alias, and aliases that are found and nobody's or the other way about. */
    private static List<Map<String, @Nullable Object>> shared(Tenant tenant) {
        return rows(tenant, """
                with own as (select * from user_account where organisation_id = ?),
                     alias as (select unnest(alias_keys) as key, user_id from own)
                select key from (select user_name_key as key, user_id from own union select * from alias) name
                group by key having count(*) > 1
                union
                select coalesce(a.key, f.alias_key) from alias a
                full join (select f.* from user_alias f join own using (organisation_id, user_id)) f
                    on f.alias_key = a.key and f.user_id = a.user_id
                where a.key is null or f.alias_key is null
                """);
    }

    private static List<Map<String, @Nullable Object>> reviews(Tenant tenant) {
        return rows(tenant, """
                select source, external_id, reason, r.state, r.user_name, r.email, u.user_name as holder
                from review r join user_account u using (user_id)
                where r.organisation_id = ? order by source, external_id
                """);
    }

    private static List<Map<String, @Nullable Object>> rows(Tenant tenant, String query) {
        UUID organisation = tenant.id();
        return TestDatabase.ofThisRun().rows(query, organisation);
    }
}
