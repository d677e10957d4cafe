package platen.identity.imports.domain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.identity.imports.domain.Finding.Kind;

/**
 * A row sets a code or card that somebody has.
 *
 * @param row its number
 * @param what is in the way
 * @param giver number of the row that takes the value from its holder; null when none does
 */
public record Handover(
        int row, Thing what, UUID holder, @Nullable Integer giver) {

    /** Code or card. */
    public enum Thing {
        ACCESS_CODE("access-code", Column.ACCESS_CODE, Kind.CODE_TAKEN, "Somebody else has this code"),
        CARD("card", Column.CARDS, Kind.CARD_TAKEN, "Somebody else has this card");

        private final String slug;
        private final Column column;
        private final Kind kind;
        private final String sentence;

        Thing(String slug, Column column, Kind kind, String sentence) {
            this.slug = slug;
            this.column = column;
            this.kind = kind;
            this.sentence = sentence;
        }

        /** As events and the database have it. */
        public String slug() {
            return slug;
        }

        public static Thing of(String slug) {
            return slug.equals(CARD.slug) ? CARD : ACCESS_CODE;
        }
    }

    /** What is told of the row when the holder keeps the value. */
    public Finding refusal(int line, Header header) {
        String detail = giver == null ? "." : ", and the line that would take it away is not applied.";
        return new Finding(line, header.cell(what.column), what.kind, what.sentence + detail);
    }

    /** What is told of the row when too many depend on each other. */
    public Finding tooMany(int line, Header header, int most) {
        return new Finding(
                line,
                header.cell(what.column),
                what.kind,
                what.sentence + ", and more than " + most + " lines hand codes or cards on to each other.");
    }
}
