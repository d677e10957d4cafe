package platen.scim.settings.api;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import platen.scim.settings.domain.KeptSettings;

/**
 * The settings as they stand.
 *
 * @param changedAt null when nobody has set anything
 * @param changedBy subject of the administrator's token
 */
@Schema(name = "ScimSettings")
record ScimSettingsView(
        @Nullable String noticeAddress,
        String accessCodeReturned,
        String accessCardReturned,
        boolean strict,
        String knownCodes,
        boolean codes,
        @Nullable Instant changedAt,
        @Nullable String changedBy) {

    static ScimSettingsView of(KeptSettings kept) {
        var settings = kept.settings();
        return new ScimSettingsView(
                settings.noticeAddress(),
                settings.accessCodeReturned().word(),
                settings.accessCardReturned().word(),
                settings.strict(),
                settings.knownCodes().word(),
                settings.codes(),
                kept.changedAt(),
                kept.changedBy());
    }
}
