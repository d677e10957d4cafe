package platen.identity.imports.domain;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something to know of a line before it is applied. It never holds a value of the line.
 *
 * @param line of the file where the row begins, from 1
 * @param cell of the row, from 1; null when it is about the whole row
 * @param detail a sentence for people
 */
public record Finding(int line, @Nullable Integer cell, Kind kind, String detail) {

    /** Which kind of thing. */
    public enum Kind {
        UNKNOWN_COLUMN(false),
        CELL_COUNT(true),
        CELL_TOO_LONG(true),
        NO_KEY(true),
        REPEATED_PERSON(true),
        REPEATED_VALUE(true),
        KEYS_DISAGREE(true),
        NO_SUCH_USER(true),
        NOT_TO_BE_CREATED(true),
        INVALID_VALUE(true),
        USER_NAME_TAKEN(true),
        EMAIL_TAKEN(true),
        CODE_REFUSED(true),
        CODE_TAKEN(true),
        CARD_REFUSED(true),
        CARD_TAKEN(true),
        CLOSE_CODE(false);

        private final boolean refuses;

        Kind(boolean refuses) {
            this.refuses = refuses;
        }

        /** As the API has it. */
        public String slug() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Whether nothing is done of a row that has it. */
        public boolean refuses() {
            return refuses;
        }

        public static Kind of(String slug) {
            return valueOf(slug.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}
