package platen.engines;

/**
 * A topic as declared in {@code contracts/topics.json}.
 *
 * @param retentionMs how long a record is kept, in milliseconds; older ones are deleted, never compacted
 */
public record TopicSpec(String name, int partitions, long retentionMs) {

    public TopicSpec {
        if (name.isBlank() || partitions < 1 || retentionMs < 1) {
            throw new IllegalArgumentException("Topic needs a name, a partition and a retention: " + name);
        }
    }

    /** The same topic under a name that is a test's own. */
    public TopicSpec withPrefix(String prefix) {
        return new TopicSpec(prefix + name, partitions, retentionMs);
    }
}
