package platen.gateway.suite;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What would be exported of traces. In tests only those are kept that a request asks for by its {@code traceparent}. */
@Singleton
class RecordedSpans implements SpanProcessor {

    private final Queue<String> spans = new ConcurrentLinkedQueue<>();

    /** Each span with all it holds. */
    List<String> of(String traceId) {
        return spans.stream().filter(span -> span.contains(traceId)).toList();
    }

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        // They are looked at when they have ended.
    }

    @Override
    public boolean isStartRequired() {
        return false;
    }

    @Override
    public void onEnd(ReadableSpan span) {
        spans.add(span.toSpanData().toString());
    }

    @Override
    public boolean isEndRequired() {
        return true;
    }
}
