package platen.scim.searching.persistence;

import org.jspecify.annotations.Nullable;
import platen.scim.filtering.domain.Attribute;
import platen.scim.filtering.domain.ValueKind;
import platen.scim.filtering.persistence.AttributePlaces;
import platen.scim.filtering.persistence.JsonSql;
import platen.scim.filtering.persistence.Place;
import platen.scim.protocol.ScimRefusal;

/**
 * What is sorted by, in SQL.
 *
 * @param cast brings its text, as {@code ::text} writes it, back to its type
 * @param isIndexed whether an index may have it: that of a document has none
 */
record SortKey(String sql, String cast, boolean isIndexed) {

    private static final String TEXT = "::text collate \"C\"";

    /** Longer texts that begin so are in order of creation; the whole would make cursors too long. */
    private static final int LONGEST = 200;

    /** Null when it is the same for all. */
    static @Nullable SortKey of(Attribute attribute, AttributePlaces places) {
        return switch (places.of(attribute)) {
            case Place.Column column -> typed(attribute.kind(), column.sql(), true);
            case Place.Id id -> new SortKey(id.sql(), "::text::uuid", true);
            case Place.Document document -> document(attribute, JsonSql.first(document.sql(), attribute));
            case Place.Constant constant -> null;
            case Place.Texts texts -> null;
            case Place.Secret secret -> throw refused();
            case Place.Elements elements -> throw refused();
            case Place.Nowhere nowhere -> throw refused();
        };
    }

    private static SortKey document(Attribute attribute, String value) {
        return attribute.kind().isText()
                ? typed(attribute.kind(), "left(" + value + ", " + LONGEST + ")", false)
                : typed(attribute.kind(), value, false);
    }

    private static SortKey typed(ValueKind kind, String sql, boolean isIndexed) {
        return switch (kind) {
            case FOLDED_TEXT, EXACT_TEXT -> new SortKey(sql + " collate \"C\"", TEXT, isIndexed);
            case TRUTH -> new SortKey("(" + sql + ")", "::text::boolean", isIndexed);
            case MOMENT -> new SortKey(sql, "::text::timestamptz", isIndexed);
            case SECRET, COMPLEX -> throw refused();
        };
    }

    private static ScimRefusal refused() {
        return ScimRefusal.invalidValue("sortBy", "names nothing that can be sorted by");
    }
}
