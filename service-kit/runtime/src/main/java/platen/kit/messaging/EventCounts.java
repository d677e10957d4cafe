package platen.kit.messaging;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts events by what became of them: {@code platen.events.handled}, tagged with the topic without its prefix and the outcome,
 * nothing that grows with organisations or people. What waits or is replayed counts each time something comes of it.
 */
@ApplicationScoped
class EventCounts {

    /** What became of an event. */
    enum Fate {
        /** Its effect is committed. */
        APPLIED,
        /** It was handled before, or is older than one that was: nothing to do. */
        REPEATED,
        /** It came too late for a deleted organisation. */
        DROPPED,
        /** It can't be processed, or an earlier one of its key is parked. */
        PARKED,
        /** It speaks of something not known here yet. */
        HELD_BACK;

        private String tag() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final MeterRegistry meters;
    private final Map<String, Map<Fate, Counter>> counters = new ConcurrentHashMap<>();

    EventCounts(MeterRegistry meters) {
        this.meters = meters;
    }

    void count(String topic, Fate fate) {
        count(topic, fate, 1);
    }

    void count(String topic, Fate fate, int events) {
        Counter counter = counters.computeIfAbsent(topic, this::ofTopic).get(fate);
        if (counter != null) {
            counter.increment(events);
        }
    }

    /** All at once, so that a rate begins at 0. */
    private Map<Fate, Counter> ofTopic(String topic) {
        Map<Fate, Counter> ofTopic = new EnumMap<>(Fate.class);
        for (Fate fate : Fate.values()) {
            ofTopic.put(
                    fate,
                    Counter.builder("platen.events.handled")
                            .description("Events by what became of them")
                            .tags("topic", topic, "outcome", fate.tag())
                            .register(meters));
        }
        return ofTopic;
    }
}
