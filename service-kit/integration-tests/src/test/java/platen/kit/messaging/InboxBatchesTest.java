package platen.kit.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.SpanContext;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import platen.kit.KitTopics;
import platen.kit.messaging.PostOffice.Letter;
import platen.testing.TestDatabase;
import platen.testing.WithEngines;

/** However records come together, each key's events have the effect they would have had one after the other. */
@QuarkusTest
@WithEngines
@WithTestResource(value = KitTopics.class, scope = TestResourceScope.GLOBAL)
class InboxBatchesTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String NO_EVENT = "no event";

    /** Whose letters they are: the record's key. */
    private record Recipient(UUID organisation, String name) {
        String key() {
            return organisation + "|" + name;
        }
    }

    @Inject
    Inbox inbox;

    @Inject
    PostOffice office;

    @Inject
    ParkedEventReplay replay;

    @Inject
    EventJson json;

    @Inject
    MeterRegistry meters;

    @ConfigProperty(name = "platen.topic-prefix")
    String prefix;

    private final UUID organisation = UUID.randomUUID();
    private final Map<Recipient, List<String>> posted = new LinkedHashMap<>();

    /** Letters, some cursed, unreadable, late or repeated, to people of two organisations of whom some are not known yet. */
    @ParameterizedTest
    @ValueSource(longs = {1, 22, 333, 4444})
    void haveTheEffectOfOneAfterTheOther(long seed) {
        var random = new Random(seed);
        List<Recipient> recipients = IntStream.range(0, 12)
                .mapToObj(n -> new Recipient(n % 3 == 0 ? new UUID(seed, 1) : organisation, "name" + n))
                .toList();
        Set<Recipient> unknown = new HashSet<>(recipients.subList(9, 12));
        recipients.stream().filter(recipient -> !unknown.contains(recipient)).forEach(InboxBatchesTest::know);

        for (int poll = 0; poll < 6; poll++) {
            receive(poll(random, recipients));
        }

        assertThat(delivered(recipients))
                .isEqualTo(expected(
                        recipients,
                        recipient -> !unknown.contains(recipient),
                        text -> !text.equals(NO_EVENT) && !PostOffice.CURSED.contains(text)));
        posted.values().forEach(PostOffice.CURSED::removeAll);
        unknown.forEach(InboxBatchesTest::know);
        replay.replayAll().await().atMost(SOON);
        assertThat(delivered(recipients))
                .isEqualTo(expected(recipients, recipient -> true, text -> !text.equals(NO_EVENT)));
    }

    @Test
    void haveOneTransactionWhereTheListenerTakesMany() {
        List<Recipient> recipients = recipients(50);

        receive(recipients.stream().map(recipient -> letter(recipient, "hello")).toList());

        assertThat(delivered(recipients)).isEqualTo(posted);
        assertThat(office.mostTogether()).isGreaterThanOrEqualTo(50);
        assertThat(TestDatabase.ofThisRun()
                        .count("select count(distinct xmin::text) from letter where organisation_id = ?", organisation))
                .isEqualTo(1);
    }

    /** A topic of its own, so that nobody else's count. */
    @Test
    void countWhatBecameOfEach() {
        var counted = new TopicListener() {
            @Override
            public String topic() {
                return "test.counted." + organisation;
            }

            @Override
            public EventHandlers handlers() {
                return office.handlers();
            }
        };
        List<Recipient> recipients = recipients(3);
        Recipient stranger = new Recipient(organisation, "stranger");
        Recipient late = new Recipient(UUID.randomUUID(), "late");
        TestDatabase.ofThisRun()
                .execute("insert into organisation_tombstone (organisation_id) values (?)", late.organisation());
        var first =
                recipients.stream().map(recipient -> letter(recipient, "hello")).toList();
        var alone = letter(recipients.getFirst(), "alone");
        var unreadable = record(recipients.getLast().key(), NO_EVENT);
        var joins = letter(recipients.getLast(), "joins");

        for (var records : List.of(
                first,
                List.of(first.getFirst(), first.getLast()),
                List.of(alone),
                List.of(alone),
                List.of(letter(stranger, "waits")),
                List.of(letter(late, "too late")),
                List.of(unreadable),
                List.of(joins))) {
            inbox.receive(
                            records.stream()
                                    .map(record -> at(counted.topic(), record))
                                    .toList(),
                            counted)
                    .await()
                    .atMost(SOON);
        }

        assertThat(meters.find("platen.events.handled").tag("topic", counted.topic()).counters().stream()
                        .collect(Collectors.toMap(
                                counter -> counter.getId().getTag("outcome"), counter -> (int) counter.count())))
                .isEqualTo(Map.of("applied", 4, "repeated", 3, "held-back", 1, "dropped", 1, "parked", 2));
    }

    private ConsumerRecord<@Nullable String, @Nullable String> at(
            String topic, ConsumerRecord<@Nullable String, @Nullable String> record) {
        return new ConsumerRecord<>(prefix + topic, 0, 0, record.key(), record.value());
    }

    @Test
    void loseAndRepeatNothingWhenConnectionsBreak() {
        List<Recipient> recipients = recipients(40);
        var done = new AtomicBoolean();
        var breaking = CompletableFuture.runAsync(() -> {
            for (int broken = 0; broken < 20 && !done.get(); ) {
                broken += TestDatabase.ofThisRun()
                        .rows("select pg_terminate_backend(pid) from pg_stat_activity"
                                + " where datname = current_database() and state <> 'idle'"
                                + " and query like any (array ['%letter%', '%inbox%', 'COMMIT'])"
                                + " and pid <> pg_backend_pid() and random() < 0.3")
                        .size();
            }
        });

        for (int poll = 0; poll < 10; poll++) {
            int number = poll;
            receive(recipients.stream()
                    .map(recipient -> letter(recipient, "letter " + number))
                    .toList());
        }
        done.set(true);
        breaking.join();

        assertThat(delivered(recipients)).isEqualTo(posted);
    }

    private List<ConsumerRecord<@Nullable String, @Nullable String>> poll(Random random, List<Recipient> recipients) {
        List<ConsumerRecord<@Nullable String, @Nullable String>> records = new ArrayList<>();
        for (int n = random.nextInt(40); n >= 0; n--) {
            Recipient recipient = recipients.get(random.nextInt(recipients.size()));
            String text = "letter " + UUID.randomUUID();
            switch (random.nextInt(40)) {
                case 0 -> {
                    PostOffice.CURSED.add(text);
                    records.add(letter(recipient, text));
                }
                case 1 -> {
                    posted.computeIfAbsent(recipient, unused -> new ArrayList<>())
                            .add(NO_EVENT);
                    records.add(record(recipient.key(), NO_EVENT));
                }
                case 2, 3, 4, 5 -> repeat(random, records);
                case 6 -> records.add(record(recipient.key(), event(recipient, "platen.test.other.v1", text, 1)));
                case 7, 8 -> records.add(letter(recipient, PostOffice.REGISTERED + text));
                default -> records.add(letter(recipient, text));
            }
        }
        return records;
    }

    /** Word for word, or as a producer does that was set back. */
    private void repeat(Random random, List<ConsumerRecord<@Nullable String, @Nullable String>> records) {
        if (!records.isEmpty()) {
            var earlier = records.get(random.nextInt(records.size()));
            String value = String.valueOf(earlier.value());
            records.add(record(
                    String.valueOf(earlier.key()),
                    random.nextBoolean()
                            ? value
                            : value.replaceFirst("\"id\":\"[^\"]*\"", "\"id\":\"" + UUID.randomUUID() + "\"")));
        }
    }

    private List<Recipient> recipients(int count) {
        List<Recipient> recipients = IntStream.range(0, count)
                .mapToObj(n -> new Recipient(organisation, "name" + n))
                .toList();
        recipients.forEach(InboxBatchesTest::know);
        return recipients;
    }

    private static void know(Recipient recipient) {
        TestDatabase.ofThisRun()
                .execute(
                        "insert into address (organisation_id, name) values (?, ?)",
                        recipient.organisation(),
                        recipient.name());
    }

    private ConsumerRecord<@Nullable String, @Nullable String> letter(Recipient recipient, String text) {
        List<String> before = posted.computeIfAbsent(recipient, unused -> new ArrayList<>());
        before.add(text);
        return record(recipient.key(), event(recipient, PostOffice.LETTER, text, before.size()));
    }

    private String event(Recipient recipient, String type, String text, long sequence) {
        return json.write(
                OutgoingEvent.of(PostOffice.TOPIC, recipient.name(), type, new Letter(recipient.name(), text)),
                recipient.organisation(),
                sequence,
                UUID.randomUUID().toString(),
                Instant.now(),
                SpanContext.getInvalid());
    }

    private ConsumerRecord<@Nullable String, @Nullable String> record(String key, String value) {
        return new ConsumerRecord<>(prefix + PostOffice.TOPIC, 0, 0, key, value);
    }

    private void receive(List<ConsumerRecord<@Nullable String, @Nullable String>> records) {
        inbox.receive(records, office).await().atMost(SOON);
    }

    private Map<Recipient, List<String>> expected(
            List<Recipient> recipients, Predicate<Recipient> known, Predicate<String> delivered) {
        Map<Recipient, List<String>> expected = new LinkedHashMap<>();
        for (Recipient recipient : recipients) {
            expected.put(
                    recipient,
                    posted.getOrDefault(recipient, List.of()).stream()
                            .filter(text -> known.test(recipient))
                            .takeWhile(delivered)
                            .toList());
        }
        return expected;
    }

    private static Map<Recipient, List<String>> delivered(List<Recipient> recipients) {
        Map<Recipient, List<String>> delivered = new LinkedHashMap<>();
        for (Recipient recipient : recipients) {
            delivered.put(
                    recipient,
                    TestDatabase.ofThisRun()
                            .rows(
                                    "select text from letter where organisation_id = ? and recipient = ? order by id",
                                    recipient.organisation(),
                                    recipient.name())
                            .stream()
                            .map(row -> String.valueOf(row.get("text")))
                            .toList());
        }
        return delivered;
    }
}
