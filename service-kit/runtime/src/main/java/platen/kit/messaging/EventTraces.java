package platen.kit.messaging;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Takes a trace from the request that published an event to what the event brings about, by the messaging conventions of
 * OpenTelemetry: a span {@code create <topic>} for each event written to the outbox, and as its child a span {@code process
 * <topic>} in every service the event has an effect in, also when it comes with others or was parked in between. They name topic,
 * type and id, never the key, which may be a person's.
 *
 * <p>Where traces are off, there are no spans and nothing is kept.
 */
@ApplicationScoped
class EventTraces {

    private static final AttributeKey<String> SYSTEM = AttributeKey.stringKey("messaging.system");
    private static final AttributeKey<String> OPERATION = AttributeKey.stringKey("messaging.operation.name");
    private static final AttributeKey<String> OPERATION_TYPE = AttributeKey.stringKey("messaging.operation.type");
    private static final AttributeKey<String> TOPIC = AttributeKey.stringKey("messaging.destination.name");
    private static final AttributeKey<String> GROUP = AttributeKey.stringKey("messaging.consumer.group.name");
    private static final AttributeKey<String> EVENT_ID = AttributeKey.stringKey("cloudevents.event_id");
    private static final AttributeKey<String> EVENT_TYPE = AttributeKey.stringKey("cloudevents.event_type");
    private static final AttributeKey<String> FAILURE = AttributeKey.stringKey("error.type");

    private final Tracer tracer;
    private final boolean off;
    private final String group;

    EventTraces(
            Tracer tracer,
            @ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean off,
            @ConfigProperty(name = "platen.group") String group) {
        this.tracer = tracer;
        this.off = off;
        this.group = group;
    }

    /** The span that an event begins with which is about to be written, a child of what causes it; invalid when there is no trace. */
    SpanContext create(OutgoingEvent event, String id, SpanContext cause) {
        if (off || !cause.isSampled()) {
            return cause;
        }
        Span span = span("create", SpanKind.PRODUCER, cause, event.topic(), event.type(), id)
                .startSpan();
        span.end();
        return span.getSpanContext();
    }

    /** The span of an event's processing, to be given to {@link #within} or {@link #until}. */
    Span process(Event event) {
        return off
                ? Span.getInvalid()
                : span("process", SpanKind.CONSUMER, event.trace(), event.topic(), event.type(), event.id())
                        .setAttribute(GROUP, group)
                        .startSpan();
    }

    private SpanBuilder span(
            String operation, SpanKind kind, SpanContext parent, String topic, String type, String id) {
        return tracer.spanBuilder(operation + " " + topic)
                .setSpanKind(kind)
                .setParent(io.opentelemetry.context.Context.root().with(Span.wrap(parent)))
                .setAttribute(SYSTEM, "kafka")
                .setAttribute(OPERATION, operation)
                .setAttribute(OPERATION_TYPE, operation)
                .setAttribute(TOPIC, topic)
                .setAttribute(EVENT_TYPE, type)
                .setAttribute(EVENT_ID, id);
    }

    /**
     * Does work as part of a span, which ends with it. Events are processed side by side on one Vert.x context, where one span only
     * can be the current one; so this work gets a context of its own: its statements, calls and log lines are on the trace.
     */
    static <T> Uni<T> within(Span span, Supplier<Uni<T>> work) {
        if (!span.getSpanContext().isValid()) {
            return work.get();
        }
        Uni<T> traced = until(List.of(span), Uni.createFrom().deferred(work::get));
        Context own = VertxContext.createNewDuplicatedContext();
        if (own == null) {
            return traced;
        }
        VertxContextSafetyToggle.setContextSafe(own, true);
        return Uni.createFrom()
                .emitter(emitter -> own.runOnContext(begun -> {
                    // Never closed: it is gone with the context.
                    var unused = span.makeCurrent();
                    traced.subscribe().with(emitter::complete, emitter::fail);
                }));
    }

    /** Ends spans with work. What has to wait is no failure. */
    static <T> Uni<T> until(List<Span> spans, Uni<T> work) {
        return work.onTermination().invoke((done, failure, cancelled) -> spans.forEach(span -> end(span, failure)));
    }

    /** Says of a failure what it is; its message may quote what an event holds. */
    private static void end(Span span, @Nullable Throwable failure) {
        if (failure != null) {
            span.setAttribute(FAILURE, failure.getClass().getName());
            if (!(failure instanceof HeldBack)) {
                span.setStatus(StatusCode.ERROR);
            }
        }
        span.end();
    }
}
