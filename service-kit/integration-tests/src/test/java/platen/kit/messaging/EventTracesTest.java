package platen.kit.messaging;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import platen.kit.KitTopics;
import platen.kit.messaging.PostOffice.Letter;
import platen.kit.tracing.RecordedSpans;
import platen.testing.TestDatabase;
import platen.testing.TestTokens;
import platen.testing.WithEngines;

/** A request, the event it publishes, its effect and what that publishes are one trace, whichever way they take. */
@QuarkusTest
@WithEngines
@WithTestResource(value = KitTopics.class, scope = TestResourceScope.GLOBAL)
class EventTracesTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String PARENT = "00f067aa0ba902b7";
    private static final String EFFECT = "process " + AddressBook.TOPIC;

    @Inject
    RecordedSpans recorded;

    @Inject
    Inbox inbox;

    @Inject
    PostOffice office;

    @Inject
    EventJson json;

    @ConfigProperty(name = "platen.topic-prefix")
    String prefix;

    private final UUID organisation = UUID.randomUUID();

    @Test
    void goesFromARequestThroughOutboxAndInboxToTheNextServicesEffect() {
        know("ana");
        String traceId = aTraceId();

        given().auth()
                .oauth2(TestTokens.of(organisation, "alice", "admin"))
                .header("traceparent", "00-" + traceId + "-" + PARENT + "-01")
                .header("tracestate", "vendor=1")
                .queryParam("to", "ana")
                .queryParam("text", PostOffice.MOVED + "berta")
                .post("/api/v1/letters")
                .then()
                .statusCode(204);

        SpanData effect = ended(traceId, EFFECT);
        assertThat(ancestors(effect))
                .extracting(SpanData::getName)
                .containsExactly(
                        EFFECT,
                        "create " + AddressBook.TOPIC,
                        "process " + PostOffice.TOPIC,
                        "create " + PostOffice.TOPIC,
                        "POST /api/v1/letters");
        assertThat(ancestors(effect))
                .extracting(SpanData::getKind)
                .containsExactly(
                        SpanKind.CONSUMER, SpanKind.PRODUCER, SpanKind.CONSUMER, SpanKind.PRODUCER, SpanKind.SERVER);
        assertThat(ancestors(effect).getLast().getParentSpanId()).isEqualTo(PARENT);
        assertThat(effect.getSpanContext().getTraceState().get("vendor")).isEqualTo("1");
        // Its statements are, too, however many events are processed side by side.
        assertThat(recorded.of(traceId))
                .filteredOn(span -> span.getKind() == SpanKind.CLIENT)
                .extracting(SpanData::getParentSpanId)
                .contains(effect.getSpanId());
        assertThat(recorded.of(traceId).toString()).doesNotContain("berta");
    }

    @Test
    void isItsOwnForEachOfManyThatTakeEffectTogether() {
        List<String> names = List.of("ben", "cy", "dee");
        List<String> traces = names.stream().map(name -> aTraceId()).toList();
        names.forEach(this::know);

        inbox.receive(
                        Stream.of(0, 1, 2)
                                .map(n -> letter(names.get(n), PostOffice.MOVED + "new" + n, traces.get(n)))
                                .toList(),
                        office)
                .await()
                .atMost(SOON);

        for (String traceId : traces) {
            SpanData effect = ended(traceId, EFFECT);
            assertThat(ancestors(effect))
                    .extracting(SpanData::getName)
                    .containsExactly(EFFECT, "create " + AddressBook.TOPIC, "process " + PostOffice.TOPIC);
            assertThat(ancestors(effect).getLast().getParentSpanId()).isEqualTo(PARENT);
            assertThat(recorded.of(traceId))
                    .filteredOn(span -> span.getKind() == SpanKind.PRODUCER)
                    .hasSize(1);
        }
    }

    @Test
    void outlastsTheTimeAnEventIsParked() {
        String traceId = aTraceId();
        inbox.receive(letter("eve", PostOffice.MOVED + "new", traceId), office)
                .await()
                .atMost(SOON);
        SpanData waits = ended(traceId, "process " + PostOffice.TOPIC);

        know("eve");

        SpanData effect = ended(traceId, EFFECT);
        assertThat(ancestors(effect).getLast().getParentSpanId()).isEqualTo(PARENT);
        assertThat(ancestors(effect)).extracting(SpanData::getSpanId).doesNotContain(waits.getSpanId());
    }

    @Test
    void isNotKeptWhereItsBeginningWasNot() {
        know("fay");
        String traceId = aTraceId();

        inbox.receive(letter("fay", PostOffice.MOVED + "gina", traceId, TraceFlags.getDefault()), office)
                .await()
                .atMost(SOON);

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(TestDatabase.ofThisRun()
                                .count(
                                        "select count(*) from address where organisation_id = ? and name = 'gina'",
                                        organisation))
                        .isEqualTo(1));
        assertThat(recorded.of(traceId)).isEmpty();
    }

    private static String aTraceId() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    private void know(String name) {
        TestDatabase.ofThisRun()
                .execute("insert into address (organisation_id, name) values (?, ?)", organisation, name);
    }

    private ConsumerRecord<@Nullable String, @Nullable String> letter(String to, String text, String traceId) {
        return letter(to, text, traceId, TraceFlags.getSampled());
    }

    private ConsumerRecord<@Nullable String, @Nullable String> letter(
            String to, String text, String traceId, TraceFlags flags) {
        return new ConsumerRecord<>(
                prefix + PostOffice.TOPIC,
                0,
                0,
                organisation + "|" + to,
                json.write(
                        OutgoingEvent.of(PostOffice.TOPIC, to, PostOffice.LETTER, new Letter(to, text)),
                        organisation,
                        1,
                        UUID.randomUUID().toString(),
                        Instant.now(),
                        SpanContext.create(traceId, PARENT, flags, TraceState.getDefault())));
    }

    private SpanData ended(String traceId, String name) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(recorded.of(traceId))
                        .extracting(SpanData::getName)
                        .contains(name));
        return recorded.of(traceId).stream()
                .filter(span -> span.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** A span and those it is within, inmost first. */
    private List<SpanData> ancestors(SpanData span) {
        return Stream.iterate(
                        List.of(span),
                        found -> !found.isEmpty(),
                        found -> recorded.of(span.getTraceId()).stream()
                                .filter(other -> other.getSpanId()
                                        .equals(found.getFirst().getParentSpanId()))
                                .toList())
                .map(List::getFirst)
                .toList();
    }
}
