package platen.notification.template.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What administrators are told.
 *
 * @param source as events name it
 * @param at when it was found out
 * @param since from when on was counted; null where nothing was
 * @param writes how many things it is about
 * @param refused of the writes
 * @param facts the most important first
 */
public record Notice(String source, Instant at, @Nullable Instant since, long writes, long refused, List<Fact> facts) {

    public Notice {
        // Absent from what an earlier version stored.
        facts = facts == null ? List.of() : List.copyOf(facts);
    }

    /** The first of several things of a kind that are told of together. */
    public static Notice first(String what, Instant at) {
        return new Notice("", at, at, 1, 0, List.of(Fact.of(what, 1)));
    }

    /** Tells of one thing more. */
    public Notice oneMore(Instant another) {
        String what = facts.getFirst().what();
        return new Notice(source, another, since, writes + 1, refused, List.of(Fact.of(what, writes + 1)));
    }

    /** As people call the source. */
    public String sourceName() {
        return switch (source) {
            case "google" -> "Google Workspace";
            case "scim" -> "SCIM";
            default -> PlainLine.of(source).text();
        };
    }

    /** Facts may be anything: kept out of logs. */
    @Override
    public String toString() {
        return "Notice[" + source + ", " + at + "]";
    }
}
