package platen.scim.settings.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Settings as they stand.
 *
 * @param version 0 as long as nobody has set anything
 * @param changedAt null when nobody has
 * @param changedBy subject of the administrator's token
 */
public record KeptSettings(
        ScimSettings settings,
        long version,
        @Nullable Instant changedAt,
        @Nullable String changedBy) {

    public static final KeptSettings UNTOUCHED = new KeptSettings(ScimSettings.DEFAULTS, 0, null, null);

    public KeptSettings replaced(ScimSettings next, Instant now, String caller) {
        return new KeptSettings(next, version + 1, now, caller);
    }
}
