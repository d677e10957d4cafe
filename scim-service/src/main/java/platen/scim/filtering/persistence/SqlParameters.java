package platen.scim.filtering.persistence;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values of a statement: nothing of a client's gets into SQL otherwise. */
public final class SqlParameters {

    private final List<@Nullable Object> values = new ArrayList<>();

    public SqlParameters(Object... first) {
        values.addAll(List.of(first));
    }

    /** As in {@code $2}. */
    public String add(@Nullable Object value) {
        values.add(value);
        return "$" + values.size();
    }

    public @Nullable Object[] toArray() {
        return values.toArray();
    }
}
