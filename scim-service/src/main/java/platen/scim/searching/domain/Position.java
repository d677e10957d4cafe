package platen.scim.searching.domain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a resource stands in a list, whether it is still there or not.
 *
 * @param sortKey what it is sorted by, as PostgreSQL writes it; null without a value or an order
 * @param created microseconds since 1970
 */
public record Position(@Nullable String sortKey, long created, UUID id) {

    /** The key may be a name. */
    @Override
    public String toString() {
        return "Position[" + id + "]";
    }
}
