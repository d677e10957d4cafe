package platen.gateway.people.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * When each partition this replica reads was last seen alive. A partition that came to it a moment ago is alive until it has
 * had time to beat.
 *
 * @param seen by partition
 */
public record Heartbeats(Map<Integer, Instant> seen) {

    public static final Heartbeats NONE = new Heartbeats(Map.of());

    public Heartbeats {
        seen = Map.copyOf(seen);
    }

    public Heartbeats assigned(Collection<Integer> partitions, Instant now) {
        Map<Integer, Instant> more = new HashMap<>(seen);
        partitions.forEach(partition -> more.putIfAbsent(partition, now));
        return new Heartbeats(more);
    }

    public Heartbeats revoked(Collection<Integer> partitions) {
        Map<Integer, Instant> fewer = new HashMap<>(seen);
        partitions.forEach(fewer::remove);
        return new Heartbeats(fewer);
    }

    /** An old heartbeat, read while catching up, says how far behind we are; it never sets a partition back. */
    public Heartbeats beat(int partition, Instant at) {
        Map<Integer, Instant> more = new HashMap<>(seen);
        more.merge(partition, at, (known, other) -> known.isAfter(other) ? known : other);
        return new Heartbeats(more);
    }

    /** True also when no partition is assigned: then nothing is known about any. */
    public boolean interrupted(Instant now, Duration timeout) {
        return seen.isEmpty()
                || seen.values().stream().anyMatch(at -> at.plus(timeout).isBefore(now));
    }
}
