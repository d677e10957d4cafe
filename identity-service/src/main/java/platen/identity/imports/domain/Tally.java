package platen.identity.imports.domain;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How many rows do what. */
public record Tally(Map<Tally.Kind, Integer> counts) {

    /** What a row may do; a row may be of several kinds. */
    public enum Kind {
        CREATED,
        CHANGED,
        UNCHANGED,
        REFUSED,
        CODES_SET,
        CODES_CLEARED,
        CARDS_SET,
        CARDS_CLEARED,
        WARNINGS;

        /** As the database has it. */
        public String slug() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static final Tally NONE = new Tally(Map.of());

    public Tally {
        counts = Map.copyOf(counts);
    }

    public int of(Kind kind) {
        return counts.getOrDefault(kind, 0);
    }

    public Tally and(Kind kind) {
        return and(kind, 1);
    }

    public Tally and(Kind kind, int count) {
        return and(new Tally(Map.of(kind, count)));
    }

    /** One row of that effect. */
    public static Tally of(@Nullable String effect) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.slug().equals(effect))
                .map(NONE::and)
                .findFirst()
                .orElse(NONE);
    }

    public Tally and(Tally more) {
        Map<Kind, Integer> sum = new EnumMap<>(Kind.class);
        sum.putAll(counts);
        more.counts.forEach((kind, count) -> sum.merge(kind, count, Integer::sum));
        return new Tally(sum);
    }

    public Tally without(Tally less) {
        Map<Kind, Integer> rest = new EnumMap<>(Kind.class);
        rest.putAll(counts);
        less.counts.forEach((kind, count) -> rest.merge(kind, -count, Integer::sum));
        return new Tally(rest);
    }

    /** What a row that is not refused does besides, by its credentials. */
    public Tally and(SuppliedCredentials credentials) {
        Tally sum = this;
        if (credentials.accessCode() != null) {
            sum = sum.and(credentials.accessCode().set() ? Kind.CODES_SET : Kind.CODES_CLEARED);
        }
        if (credentials.cards() != null) {
            sum = sum.and(credentials.cards().set() ? Kind.CARDS_SET : Kind.CARDS_CLEARED);
        }
        return sum;
    }
}
