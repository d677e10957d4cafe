package platen.identity.people.persistence;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import platen.identity.people.domain.Aliases;
import platen.identity.people.domain.Profile;
import platen.identity.people.domain.User;
import platen.identity.people.domain.UserState;
import platen.identity.people.domain.UserState.Active;
import platen.identity.people.domain.UserState.Because;
import platen.identity.people.domain.UserState.Inactive;

/** How a user stands in the columns of {@code user_account}. */
final class UserColumns {

    static final String ACTIVE = "active";
    static final String INACTIVE = "inactive";

    private UserColumns() {}

    static User user(Row row) {
        var profile = new Profile(
                row.getString("user_name"),
                row.getString("display_name"),
                row.getString("email"),
                row.getString("locale"),
                row.getString("department"),
                row.getString("office"));
        OffsetDateTime deleteAfter = row.getOffsetDateTime("delete_after");
        return new User(
                row.getUUID("user_id"),
                profile,
                new Aliases(List.of(row.getArrayOfStrings("aliases")), sources(row.getJsonObject("alias_sources"))),
                row.getBoolean("internal"),
                state(
                        row.getString("state"),
                        row.getString("inactive_because"),
                        deleteAfter == null ? null : deleteAfter.toInstant()),
                row.getLong("version"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant());
    }

    private static Map<String, Set<String>> sources(JsonObject byAlias) {
        Map<String, Set<String>> sources = new HashMap<>();
        byAlias.fieldNames()
                .forEach(alias -> sources.put(
                        alias,
                        byAlias.getJsonArray(alias).stream()
                                .map(String.class::cast)
                                .collect(Collectors.toSet())));
        return sources;
    }

    /** By folded alias, the sources that give it. */
    static JsonObject aliasSources(User user) {
        var byAlias = new JsonObject();
        user.goesBy().sources().forEach((alias, sources) -> byAlias.put(alias, new JsonArray(List.copyOf(sources))));
        return byAlias;
    }

    static UserState state(String state, @Nullable String because, @Nullable Instant deleteAfter) {
        return because == null || state.equals(ACTIVE)
                ? new Active()
                : new Inactive(Because.valueOf(because.toUpperCase(Locale.ROOT)), deleteAfter);
    }

    static String state(User user) {
        return user.isActive() ? ACTIVE : INACTIVE;
    }

    static @Nullable String because(User user) {
        return user.state() instanceof Inactive inactive
                ? inactive.because().name().toLowerCase(Locale.ROOT)
                : null;
    }

    static @Nullable OffsetDateTime deleteAfter(User user) {
        Instant end = user.deleteAfter();
        return end == null ? null : end.atOffset(ZoneOffset.UTC);
    }
}
