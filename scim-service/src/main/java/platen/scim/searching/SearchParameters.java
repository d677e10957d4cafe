package platen.scim.searching;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import platen.scim.protocol.ScimLimits;
import platen.scim.protocol.ScimRefusal;
import platen.scim.protocol.ScimType;

/** Reads what a client asks for from the address (RFC 7644, 3.4.2) or from the body of a {@code .search} (3.4.3). Names are found in any case. */
public final class SearchParameters {

    private final Map<String, List<String>> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private SearchParameters() {}

    public static SearchRequest ofAddress(Map<String, List<String>> query) {
        return given(query).request();
    }

    public static SearchRequest ofBody(ObjectNode body) {
        var parameters = new SearchParameters();
        body.properties().forEach(field -> parameters.add(field.getKey(), field.getValue()));
        return parameters.request();
    }

    /** The attributes wanted where one resource is answered. */
    public static Projection projection(Map<String, List<String>> query) {
        return given(query).projection();
    }

    private static SearchParameters given(Map<String, List<String>> query) {
        var parameters = new SearchParameters();
        query.forEach((name, texts) -> parameters
                .values
                .computeIfAbsent(name, added -> new ArrayList<>())
                .addAll(texts.isEmpty() ? List.of("") : texts));
        return parameters;
    }

    private void add(String name, JsonNode value) {
        if (value.isNull()) {
            return;
        }
        if (value.isObject()) {
            throw ScimRefusal.of(ScimType.INVALID_SYNTAX, "A search has no objects in it.");
        }
        List<String> texts = values.computeIfAbsent(name, added -> new ArrayList<>());
        (value.isArray() ? value : List.of(value)).forEach(text -> texts.add(text.asText()));
    }

    private SearchRequest request() {
        return new SearchRequest(single("filter"), single("sortBy"), isDescending(), paging(), projection());
    }

    private boolean isDescending() {
        String order = single("sortOrder");
        return switch (order == null ? "" : order.strip().toLowerCase(Locale.ROOT)) {
            case "", "ascending" -> false;
            case "descending" -> true;
            default -> throw ScimRefusal.invalidValue("sortOrder", "must be ascending or descending");
        };
    }

    private Paging paging() {
        if (!values.containsKey("cursor")) {
            return new Paging.Index(
                    Math.max(1, number("startIndex", 1, ScimType.INVALID_VALUE)), count(ScimType.INVALID_VALUE));
        }
        if (values.containsKey("startIndex")) {
            throw ScimRefusal.invalidValue("startIndex", "and cursor exclude each other");
        }
        String cursor = single("cursor");
        return new Paging.Cursor(
                cursor == null || cursor.isBlank() ? null : cursor.strip(), count(ScimType.INVALID_COUNT));
    }

    private int count(ScimType refusal) {
        return Math.toIntExact(Math.clamp(number("count", ScimLimits.DEFAULT_PAGE, refusal), 0, ScimLimits.PAGE));
    }

    private Projection projection() {
        return Projection.of(names("attributes"), names("excludedAttributes"));
    }

    /** One list with commas, or several values. */
    private List<String> names(String parameter) {
        return values.getOrDefault(parameter, List.of()).stream()
                .flatMap(list -> List.of(list.split(",")).stream())
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private @Nullable String single(String name) {
        List<String> texts = values.getOrDefault(name, List.of());
        if (texts.size() > 1) {
            throw ScimRefusal.of(ScimType.INVALID_SYNTAX, name + " may be there once.");
        }
        return texts.isEmpty() ? null : texts.getFirst();
    }

    private long number(String name, long unlessSaid, ScimType refusal) {
        String text = single(name);
        if (text == null || text.isBlank()) {
            return unlessSaid;
        }
        if (!text.strip().matches("[+-]?\\d{1,18}")) {
            throw ScimRefusal.of(refusal, name + " must be a whole number");
        }
        return Long.parseLong(text.strip());
    }
}
