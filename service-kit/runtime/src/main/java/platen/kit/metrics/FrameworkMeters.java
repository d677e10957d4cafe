package platen.kit.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Shapes what Quarkus and Kafka's clients measure by themselves. */
class FrameworkMeters {

    /** Each is a series per endpoint and status, so there are few: what a person feels, what is slow, what is given up. */
    private static final double[] REQUEST_BUCKETS = Stream.of(25, 100, 300, 1_000, 3_000, 10_000)
            .mapToDouble(millis -> Duration.ofMillis(millis).toNanos())
            .toArray();

    private FrameworkMeters() {}

    @Produces
    @Singleton
    static MeterFilter requestBuckets() {
        return new MeterFilter() {
            @Override
            public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
                return id.getName().equals("http.server.requests")
                        ? DistributionStatisticConfig.builder()
                                .serviceLevelObjectives(REQUEST_BUCKETS)
                                .build()
                                .merge(config)
                        : config;
            }
        };
    }

    /** Kafka's clients tell all of a topic twice, the second time with its dots replaced (KIP-1109); each of ours has one. */
    @Produces
    @Singleton
    static MeterFilter topicsByTheirNames() {
        return new MeterFilter() {
            @Override
            public MeterFilterReply accept(Meter.Id id) {
                return id.getName().startsWith("kafka.") && isReplaced(id.getTag("topic"))
                        ? MeterFilterReply.DENY
                        : MeterFilterReply.NEUTRAL;
            }
        };
    }

    private static boolean isReplaced(@Nullable String topic) {
        return topic != null && topic.indexOf('.') < 0 && topic.indexOf('_') >= 0;
    }
}
