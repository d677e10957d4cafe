package platen.kit.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The trace in an event's attributes, by CloudEvents' distributed tracing extension. */
class EventJsonTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SPAN = "00f067aa0ba902b7";
    private static final UUID SCHOOL = UUID.randomUUID();

    private final EventJson json = new EventJson(new ObjectMapper(), "post");

    @Test
    void keepsTheTrace() {
        String event = write(TraceState.builder().put("vendor", "1").build());

        assertThat(event)
                .contains("\"traceparent\":\"00-" + TRACE + "-" + SPAN + "-01\"")
                .contains("\"tracestate\":\"vendor=1\"");
        SpanContext read = read(event);
        assertThat(read.getTraceId()).isEqualTo(TRACE);
        assertThat(read.getSpanId()).isEqualTo(SPAN);
        assertThat(read.isSampled()).isTrue();
        assertThat(read.getTraceState().get("vendor")).isEqualTo("1");
    }

    @Test
    void saysNothingWhereThereIsNone() {
        String event = write(SpanContext.getInvalid());

        assertThat(event).doesNotContain("trace");
        assertThat(read(event).isValid()).isFalse();
    }

    @Test
    void carriesNoMoreStateThanItMust() {
        var state = TraceState.builder();
        for (int n = 0; n < 3; n++) {
            state.put("vendor" + n, "v".repeat(200));
        }

        assertThat(write(state.build())).contains("traceparent").doesNotContain("tracestate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no trace", "00-0-0-01", "00-00000000000000000000000000000000-0000000000000000-01"})
    void passesOverWhatIsNoTrace(String traceparent) {
        String event = write(TraceState.getDefault()).replace("00-" + TRACE + "-" + SPAN + "-01", traceparent);

        assertThat(read(event).isValid()).isFalse();
    }

    private String write(TraceState state) {
        return write(SpanContext.create(TRACE, SPAN, TraceFlags.getSampled(), state));
    }

    private String write(SpanContext trace) {
        OutgoingEvent letter =
                OutgoingEvent.of("letter", "ana", "platen.test.letter-posted.v1", Map.of("text", "hello"));
        return json.write(letter, SCHOOL, 1, UUID.randomUUID().toString(), Instant.EPOCH, trace);
    }

    private SpanContext read(String event) {
        return json.read("letter", EventJson.recordKey(SCHOOL, "ana"), event).trace();
    }
}
