package platen.testing;

import java.util.ArrayList;
import java.util.List;

/** What one topic has held since the test JVM first looked: read once, by a reader that stays where it is, however many tests ask. */
final class TopicLog implements AutoCloseable {

    private final TopicReader reader;
    private final List<TestRecord> seen = new ArrayList<>();

    TopicLog(TopicReader reader) {
        this.reader = reader;
    }

    /** All records there are now. */
    synchronized List<TestRecord> untilEnd() {
        seen.addAll(reader.untilEnd());
        return List.copyOf(seen);
    }

    /** Those that come after the first {@code known}, waiting a moment when there are none yet. */
    synchronized List<TestRecord> after(int known) {
        if (seen.size() == known) {
            seen.addAll(reader.next());
        }
        return List.copyOf(seen.subList(known, seen.size()));
    }

    @Override
    public synchronized void close() {
        reader.close();
    }
}
