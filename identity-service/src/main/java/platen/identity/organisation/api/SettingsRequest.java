package platen.identity.organisation.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import platen.identity.organisation.domain.SettingsDraft;

/** The settings of an organisation, to be made or replaced as a whole; what is left out becomes its default. */
public record SettingsRequest(
        @Schema(required = true, maxLength = 200) @Nullable String name,

        @Schema(required = true, description = "BCP 47", examples = "en") @Nullable
        String locale,

        @Schema(
                required = true,
                enumeration = {"classic", "portal"})
        @Nullable
        String invitation,

        @Schema(description = "Needed when invitation is portal") @Nullable
        String portalUrl,

        @Schema(description = "Where notices to administrators go") @Nullable
        String noticeAddress,

        @Schema(description = "Days a removed person is kept", defaultValue = "20", minimum = "1", maximum = "365")
        @Nullable
        Integer retentionDays,

        @Schema(description = "The source that counts where several know a person") @Nullable
        String primarySource) {

    SettingsDraft draft() {
        return new SettingsDraft(name, locale, invitation, portalUrl, noticeAddress, retentionDays, primarySource);
    }
}
