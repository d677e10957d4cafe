package platen.scim.searching.persistence;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import platen.scim.filtering.persistence.AttributePlaces;
import platen.scim.filtering.persistence.SqlParameters;
import platen.scim.searching.domain.Order;
import platen.scim.searching.domain.Part;
import platen.scim.searching.domain.Position;

/**
 * The end of a statement that lists: order and part. Everything has one place in it: what is equal in the wanted order stands in
 * order of creation, then id.
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

    /** To be selected beside the resource, for its {@link Position}. */
    public String selectedKey() {
        return (key == null ? "null::text" : "(" + key.sql() + ")::text") + " as sort_key";
    }

    /** Follows the conditions. One more than wanted is fetched by position, to tell whether there are more. */
    public String of(Part part) {
        return switch (part) {
            case Part.ByIndex index ->
                order(false) + " limit " + parameters.add((long) index.count()) + " offset "
                        + parameters.add(index.skip());
            case Part.ByPosition position ->
                (position.from() == null ? "" : " and " + beyond(position.from(), position.isBackward()))
                        + order(position.isBackward()) + " limit " + parameters.add(position.count() + 1L);
        };
    }

    private String order(boolean isBackward) {
        String byCreation = isBackward ? created + " desc, " + id + " desc" : created + ", " + id;
        // PostgreSQL takes nothing for the greatest value, as RFC 7644 does.
        return " order by "
                + (key == null ? "" : key.sql() + (isDescending == isBackward ? ", " : " desc, "))
                + byCreation;
    }

    private String beyond(Position from, boolean isBackward) {
        Instant moment = Instant.EPOCH.plus(from.created(), ChronoUnit.MICROS);
        String later = "(" + created + ", " + id + ") " + (isBackward ? "<" : ">") + " ("
                + parameters.add(moment.atOffset(ZoneOffset.UTC)) + ", " + parameters.add(from.id()) + ")";
        if (key == null) {
            return later;
        }
        boolean isAscending = isDescending == isBackward;
        if (from.sortKey() == null) {
            return isAscending
                    ? "(" + key.sql() + " is null and " + later + ")"
                    : "(" + key.sql() + " is not null or " + later + ")";
        }
        String value = parameters.add(from.sortKey()) + key.cast();
        return "(" + key.sql() + (isAscending ? " > " : " < ") + value + " or (" + key.sql() + " = " + value + " and "
                + later + ")" + (isAscending ? " or " + key.sql() + " is null" : "") + ")";
    }
}
