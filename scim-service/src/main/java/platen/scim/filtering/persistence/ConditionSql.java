package platen.scim.filtering.persistence;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import platen.scim.filtering.domain.Attribute;
import platen.scim.filtering.domain.Condition;
import platen.scim.filtering.domain.Operand;
import platen.scim.filtering.domain.Operator;
import platen.scim.protocol.ScimRefusal;
import platen.scim.protocol.ScimType;

/**
 * A condition in SQL. A comparison with a missing value is null there, which counts as false wherever it stands: below "not"
 * too, for which {@code is not true} is written. So comparisons stay bare, and indexes can answer them.
 */
public final class ConditionSql {

    private final AttributePlaces places;
    private final SqlParameters parameters;

    public ConditionSql(AttributePlaces places, SqlParameters parameters) {
        this.places = places;
        this.parameters = parameters;
    }

    public String of(Condition condition) {
        return sql(condition, null);
    }

    /**
     * @param element the element of a list that is looked at, when one is
     */
    private String sql(Condition condition, @Nullable String element) {
        return switch (condition) {
            case Condition.All all -> joined(all.parts(), " and ", "true", element);
            case Condition.Any any -> joined(any.parts(), " or ", "false", element);
            case Condition.Not not -> "(" + sql(not.refused(), element) + ") is not true";
            case Condition.HasElement has -> element(has);
            case Condition.Compared compared -> compared(compared, element);
            case Condition.Present present -> present(present.attribute(), element);
        };
    }

    private String joined(List<Condition> parts, String word, String ofNone, @Nullable String element) {
        return parts.isEmpty()
                ? ofNone
                : parts.stream().map(part -> sql(part, element)).collect(Collectors.joining(word, "(", ")"));
    }

    private String element(Condition.HasElement has) {
        List<String> parts = new ArrayList<>();
        equalsRequiredBy(has.condition()).forEach(equal -> narrow(equal, parts));
        parts.add("exists (select from " + elements(has.list()) + " where " + sql(has.condition(), "item.it") + ")");
        return "(" + String.join(" and ", parts) + ")";
    }

    private String compared(Condition.Compared compared, @Nullable String element) {
        Attribute attribute = compared.attribute();
        Place place = places.of(attribute);
        if (element != null && !(place instanceof Place.Nowhere)) {
            return comparison(compared, JsonSql.of(attribute.kind(), element, attribute.sub()));
        }
        return switch (place) {
            case Place.Column column -> column(compared, column);
            case Place.Id id -> id(compared, id);
            case Place.Constant constant -> comparison(compared, parameters.add(constant.value()) + "::text");
            case Place.Secret secret -> secret(compared, secret);
            case Place.Texts texts -> inList(compared, "unnest(" + texts.sql() + ") as item(it)", "item.it", "false");
            case Place.Document document
            when !attribute.isList() -> comparison(compared, JsonSql.single(document.sql(), attribute));
            case Place.Document document -> inElements(compared, JsonSql.path(document.sql(), attribute) + " is null");
            case Place.Elements rows -> inElements(compared, "not exists (" + rows.elements() + ")");
            case Place.Nowhere nowhere -> throw unknown(attribute);
        };
    }

    private String column(Condition.Compared compared, Place.Column column) {
        if (compared.operator() == Operator.SW
                && column.isOrdered()
                && compared.operand() instanceof Operand.Text text) {
            String after = Comparison.afterAllBeginningWith(text.value());
            String from = column.sql() + " collate \"C\" >= " + parameters.add(text.value());
            return after == null
                    ? from
                    : "(" + from + " and " + column.sql() + " collate \"C\" < " + parameters.add(after) + ")";
        }
        return comparison(compared, column.sql());
    }

    private String id(Condition.Compared compared, Place.Id id) {
        if (compared.operator() == Operator.EQ && compared.operand() instanceof Operand.Text text) {
            // Compared exactly, as RFC 7643 has it: an id in capitals is nobody's.
            UUID own = own(text.value());
            return own == null ? "false" : id.sql() + " = " + parameters.add(own);
        }
        return comparison(compared, id.sql() + "::text");
    }

    private static @Nullable UUID own(String text) {
        try {
            UUID id = UUID.fromString(text);
            return id.toString().equals(text) ? id : null;
        } catch (IllegalArgumentException notOneOfOurs) {
            return null;
        }
    }

    private String secret(Condition.Compared compared, Place.Secret secret) {
        List<byte[]> candidates = compared.operand() instanceof Operand.Text text
                ? secret.candidates().of(text.value())
                : List.of();
        return candidates.isEmpty()
                ? "false"
                : candidates.stream()
                        .map(candidate -> parameters.add(Buffer.buffer(candidate)))
                        .collect(Collectors.joining(", ", secret.sql() + " in (", ")"));
    }

    private String inElements(Condition.Compared compared, String isEmpty) {
        Attribute attribute = compared.attribute();
        List<String> parts = new ArrayList<>();
        narrow(compared, parts);
        parts.add(inList(
                compared, elements(attribute), JsonSql.of(attribute.kind(), "item.it", attribute.sub()), isEmpty));
        return parts.size() == 1 ? parts.getFirst() : "(" + String.join(" and ", parts) + ")";
    }

    /** "Not equal" holds for a list without elements too. */
    private String inList(Condition.Compared compared, String elements, String value, String isEmpty) {
        String some = "exists (select from " + elements + " where " + comparison(compared, value) + ")";
        return compared.operator() == Operator.NE ? "(" + isEmpty + " or " + some + ")" : some;
    }

    private String elements(Attribute list) {
        return switch (places.of(list)) {
            case Place.Document document ->
                "jsonb_array_elements(" + JsonSql.path(document.sql(), list) + ") as item(it)";
            case Place.Elements rows -> "(" + rows.elements() + ") as item";
            default -> throw unknown(list);
        };
    }

    private void narrow(Condition.Compared compared, List<String> parts) {
        if (compared.operator() == Operator.EQ
                && compared.operand() instanceof Operand.Text text
                && !text.value().isBlank()) {
            String narrowed = places.narrowed(compared.attribute(), text.value(), parameters);
            if (narrowed != null) {
                parts.add(narrowed);
            }
        }
    }

    /** Comparisons that must hold whatever the others say. */
    private static List<Condition.Compared> equalsRequiredBy(Condition condition) {
        return switch (condition) {
            case Condition.Compared compared when compared.operator() == Operator.EQ -> List.of(compared);
            case Condition.All all ->
                all.parts().stream()
                        .flatMap(part -> equalsRequiredBy(part).stream())
                        .toList();
            default -> List.of();
        };
    }

    private String comparison(Condition.Compared compared, String value) {
        return Comparison.sql(compared, value, parameters);
    }

    private String present(Attribute attribute, @Nullable String element) {
        Place place = places.of(attribute);
        if (element != null && !(place instanceof Place.Nowhere)) {
            return isThere(attribute, JsonSql.of(attribute.kind(), element, attribute.sub()));
        }
        return switch (place) {
            case Place.Column column -> isThere(attribute, column.sql());
            case Place.Id id -> "true";
            case Place.Constant constant -> "true";
            case Place.Texts texts -> "true";
            case Place.Document document -> presentIn(document, attribute);
            case Place.Elements rows -> someElement(attribute);
            case Place.Secret secret -> throw unknown(attribute);
            case Place.Nowhere nowhere -> throw unknown(attribute);
        };
    }

    private String presentIn(Place.Document document, Attribute attribute) {
        if (attribute.sub() == null && !attribute.kind().isText()) {
            return JsonSql.path(document.sql(), attribute) + " is not null";
        }
        return attribute.isList()
                ? someElement(attribute)
                : isThere(attribute, JsonSql.single(document.sql(), attribute));
    }

    private String someElement(Attribute attribute) {
        return "exists (select from " + elements(attribute)
                + (attribute.sub() == null
                        ? ")"
                        : " where " + isThere(attribute, JsonSql.of(attribute.kind(), "item.it", attribute.sub()))
                                + ")");
    }

    private static String isThere(Attribute attribute, String value) {
        return attribute.kind().isText() ? value + " <> ''" : "(" + value + ") is not null";
    }

    private static ScimRefusal unknown(Attribute attribute) {
        return ScimRefusal.of(ScimType.INVALID_FILTER, attribute.dotted() + " cannot be looked for.");
    }
}
