package platen.gateway.devices.persistence;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import platen.gateway.devices.Devices.DeviceFilter;
import platen.kit.rest.Cursor;

/** A list of devices as a query for Panache. */
final class DeviceQuery {

    private final StringBuilder text = new StringBuilder("unpairedAt is null");
    private final Map<String, Object> parameters = new HashMap<>();

    DeviceQuery(DeviceFilter filter, @Nullable Cursor after) {
        if (filter.site() != null) {
            and("site = :site", "site", filter.site());
        }
        if (filter.state() != null) {
            text.append(
                    switch (filter.state()) {
                        case APPROVED -> " and pairedAt is null and pausedAt is null";
                        case PAIRED -> " and pairedAt is not null and pausedAt is null";
                        case PAUSED -> " and pausedAt is not null";
                    });
        }
        if (filter.text() != null) {
            and(
                    "locate(:text, lower(name || ' ' || serial)) > 0",
                    "text",
                    filter.text().toLowerCase(Locale.ROOT));
        }
        if (after != null) {
            and("(approvedAt > :at or approvedAt = :at and id > :id)", "at", after.instant(0));
            parameters.put("id", after.uuid(1));
        }
    }

    private void and(String condition, String name, Object value) {
        text.append(" and ").append(condition);
        parameters.put(name, value);
    }

    String text() {
        return text + " order by approvedAt, id";
    }

    Map<String, Object> parameters() {
        return parameters;
    }
}
