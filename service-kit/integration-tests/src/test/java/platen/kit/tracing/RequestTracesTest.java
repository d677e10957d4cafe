package platen.kit.tracing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.semconv.UrlAttributes;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import platen.testing.TestTokens;
import platen.testing.WithEngines;

/** What is in the traces of requests, and what is not. */
@QuarkusTest
@WithEngines
class RequestTracesTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    @Inject
    RecordedSpans recorded;

    @Test
    void aFailureSaysTheTraceItIsFoundUnderAndTheTraceSaysNothingOfItsMessage() {
        Response failed = given().auth()
                .oauth2(TestTokens.of(UUID.randomUUID(), "alice", "admin"))
                .get("/api/v1/things/broken");

        List<SpanData> trace = ended(failed.path("traceId"), 1);
        assertThat(trace).extracting(SpanData::getName).contains("GET /api/v1/things/broken");
        assertThat(trace).allSatisfy(span -> assertThat(span.getEvents()).isEmpty());
        assertThat(trace.toString()).doesNotContain("7KQ4MX");
    }

    @Test
    void aCallIsOnTheTraceOfWhoCalls() {
        String traceId = UUID.randomUUID().toString().replace("-", "");

        Response answer = given().header("traceparent", "00-" + traceId + "-00f067aa0ba902b7-01")
                .header("baggage", "name=Ana")
                .get("/calling?port=" + RestAssured.port + "&name=Ana");

        assertThat(answer.asString()).isEqualTo("no baggage");
        List<SpanData> trace = ended(traceId, 3);
        SpanData calling = only(trace, "GET /calling");
        SpanData call = only(trace, "GET");
        SpanData called = only(trace, "GET /calling/called");
        assertThat(calling.getParentSpanId()).isEqualTo("00f067aa0ba902b7");
        assertThat(call.getParentSpanId()).isEqualTo(calling.getSpanId());
        assertThat(called.getParentSpanId()).isEqualTo(call.getSpanId());
        assertThat(trace.toString()).doesNotContain("Ana");
        assertThat(called.getAttributes().get(UrlAttributes.URL_QUERY)).isEqualTo("REDACTED");
        assertThat(call.getAttributes().get(UrlAttributes.URL_FULL)).endsWith("/calling/called?REDACTED");
    }

    @Test
    void nothingButRequestsAndEventsBeginsATrace() {
        given().get("/calling/called");

        // By then the relay has looked at the outbox, the scheduler at parked events, and so on.
        await().atMost(SOON).untilAsserted(() -> assertThat(beginnings()).contains(SpanKind.SERVER));
        assertThat(beginnings()).isSubsetOf(SpanKind.SERVER, SpanKind.CONSUMER);
    }

    private List<SpanKind> beginnings() {
        return recorded.all().stream()
                .filter(span -> !span.getParentSpanContext().isValid())
                .map(SpanData::getKind)
                .toList();
    }

    private static SpanData only(List<SpanData> trace, String name) {
        assertThat(trace).filteredOn(span -> span.getName().equals(name)).hasSize(1);
        return trace.stream()
                .filter(span -> span.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** A span ends when the answer is on its way, a little after which the caller may have it already. */
    private List<SpanData> ended(String traceId, int spans) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(recorded.of(traceId)).hasSizeGreaterThanOrEqualTo(spans));
        return recorded.of(traceId);
    }
}
