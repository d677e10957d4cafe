package platen.kit.tracing;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * A trace begins with a request or an event. What timers do, and the statements of the relay that looks every second, begin none:
 * each would be a trace of one statement.
 */
class TraceRoots {

    private TraceRoots() {}

    /**
     * What has a parent does as its parent did.
     *
     * @param share of the traces that begin here, from 0 to 1, how many are kept
     */
    @Produces
    @Singleton
    static Sampler sampler(@ConfigProperty(name = "quarkus.otel.traces.sampler.arg", defaultValue = "1") double share) {
        return Sampler.parentBased(new OfRequestsAndEvents(Sampler.traceIdRatioBased(share)));
    }

    private record OfRequestsAndEvents(Sampler share) implements Sampler {

        @Override
        public SamplingResult shouldSample(
                Context parent,
                String traceId,
                String name,
                SpanKind kind,
                Attributes attributes,
                List<LinkData> links) {
            return kind == SpanKind.SERVER || kind == SpanKind.CONSUMER
                    ? share.shouldSample(parent, traceId, name, kind, attributes, links)
                    : SamplingResult.drop();
        }

        @Override
        public String getDescription() {
            return "RequestsAndEvents{" + share.getDescription() + "}";
        }
    }
}
