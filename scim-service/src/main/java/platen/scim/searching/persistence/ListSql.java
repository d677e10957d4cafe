package platen.scim.searching.persistence;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import platen.scim.filtering.persistence.AttributePlaces;
import platen.scim.filtering.persistence.SqlParameters;
import platen.scim.searching.domain.Order;
import platen.scim.searching.domain.Part;
import platen.scim.searching.domain.Position;

/**
 * A statement that lists: order and part. Everything has one place in it: what is equal in the wanted order stands in order of
 * creation, then id. What follows a place begins there in the index, wherever in the list that is.
 */
public final class ListSql {

    private final @Nullable SortKey key;
    private final boolean isDescending;
    private final SqlParameters parameters;
    private final String created;
    private final String id;

    /**
     * @param created name of the column of creation
     * @param id name of the column of ids
     */
    public ListSql(@Nullable Order order, AttributePlaces places, SqlParameters parameters, String created, String id) {
        this.key = order == null ? null : SortKey.of(order.attribute(), places);
        this.isDescending = order != null && order.isDescending();
        this.parameters = parameters;
        this.created = created;
        this.id = id;
    }

    /**
     * Selects the columns and, for its {@link Positions position}, the sort key of each row of the part. One more than wanted is
     * fetched by position, to tell whether there are more.
     *
     * @param matching from where and by which conditions
     */
    public String of(String columns, String matching, Part part) {
        String select = "select " + columns + ", " + selectedKey() + matching;
        return switch (part) {
            case Part.ByIndex index ->
                select + order(false) + " limit " + parameters.add((long) index.count()) + " offset "
                        + parameters.add(index.skip());
            case Part.ByPosition position -> byPosition(select, position);
        };
    }

    private String selectedKey() {
        return key == null
                ? "null::text as sort_key"
                : "(" + key.sql() + ")::text as sort_key, " + key.sql() + " as sort_value";
    }

    private String byPosition(String select, Part.ByPosition position) {
        String limit = " limit " + parameters.add(position.count() + 1L);
        String end = order(position.isBackward()) + limit;
        if (position.from() == null) {
            return select + end;
        }
        List<String> ranges = beyond(position.from(), position.isBackward());
        if (ranges.size() == 1) {
            return select + " and " + ranges.getFirst() + end;
        }
        return ranges.stream()
                        .map(range -> "(" + select + " and " + range + end + ")")
                        .collect(Collectors.joining(" union all ", "select * from (", ") as beyond"))
                + order("sort_value", name(created), name(id), position.isBackward())
                + limit;
    }

    private String order(boolean isBackward) {
        return order(key == null ? null : key.sql(), created, id, isBackward);
    }

    private String order(@Nullable String sorted, String createdColumn, String idColumn, boolean isBackward) {
        String byCreation =
                isBackward ? createdColumn + " desc, " + idColumn + " desc" : createdColumn + ", " + idColumn;
        // PostgreSQL takes nothing for the greatest value, as RFC 7644 does.
        return " order by " + (sorted == null ? "" : sorted + (isAscending(isBackward) ? ", " : " desc, "))
                + byCreation;
    }

    /** As the column is called once it is selected. */
    private static String name(String column) {
        return column.substring(column.indexOf('.') + 1);
    }

    private boolean isAscending(boolean isBackward) {
        return isDescending == isBackward;
    }

    /** Ranges of the list that follow each other; two where those with a value and those without are apart in the index. */
    private List<String> beyond(Position from, boolean isBackward) {
        Instant moment = Instant.EPOCH.plus(from.created(), ChronoUnit.MICROS);
        String later = "(" + created + ", " + id + ") " + (isBackward ? "<" : ">") + " ("
                + parameters.add(moment.atOffset(ZoneOffset.UTC)) + ", " + parameters.add(from.id()) + ")";
        if (key == null) {
            return List.of(later);
        }
        String nothing = key.sql() + " is null";
        String something = key.sql() + " is not null";
        if (from.sortKey() == null) {
            return isAscending(isBackward)
                    ? List.of(nothing + " and " + later)
                    : apart(nothing + " and " + later, something);
        }
        String value = parameters.add(from.sortKey()) + key.cast();
        return isAscending(isBackward)
                ? apart(after(key, " > ", value, later), nothing)
                : List.of(after(key, " < ", value, later));
    }

    /** The bound that includes the value itself is what an index begins at. */
    private static String after(SortKey key, String beyond, String value, String later) {
        return "(" + key.sql() + beyond.stripTrailing() + "= " + value + " and (" + key.sql() + beyond + value + " or "
                + later + "))";
    }

    /** Without an index one look at all rows is cheaper than two. */
    private List<String> apart(String first, String second) {
        return key != null && key.isIndexed() ? List.of(first, second) : List.of("(" + first + " or " + second + ")");
    }
}
