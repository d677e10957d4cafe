package platen.notification.template.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What administrators are told of a source of people.
 *
 * @param source as events name it
 * @param at when it was found out
 * @param since from when on was counted; null where nothing was
 * @param refused of the writes
 * @param reasons the most important first; somebody else's words
 */
public record Notice(
        String source, Instant at, @Nullable Instant since, long writes, long refused, List<String> reasons) {

    public Notice {
        reasons = List.copyOf(reasons);
    }

    /** As people call the source. */
    public String sourceName() {
        return switch (source) {
            case "google" -> "Google Workspace";
            case "scim" -> "SCIM";
            default -> PlainLine.of(source).text();
        };
    }

    /** Reasons may be anything: kept out of logs. */
    @Override
    public String toString() {
        return "Notice[" + source + ", " + at + "]";
    }
}
