package platen.local.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import platen.local.Json;

/** One line of the table. {@code baseline} is measured in the same run; null where there is nothing to compare with. */
record Measurement(
        String bench,
        String title,
        double value,
        String unit,
        @Nullable Double baseline) {

    @Nullable
    Double ratio() {
        return baseline == null || baseline == 0 ? null : value / baseline;
    }

    ObjectNode json() {
        ObjectNode json = Json.object()
                .put("bench", bench)
                .put("case", title)
                .put("value", value)
                .put("unit", unit);
        json.put("baseline", baseline);
        json.put("ratio", ratio());
        return json;
    }
}
