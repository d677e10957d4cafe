package platen.identity.organisation.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import platen.identity.organisation.domain.LinkingDraft;
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

        @Schema(description = "Needed when invitation or manualChangeMail is portal") @Nullable
        String portalUrl,

        @Schema(description = "Where notices to administrators go") @Nullable
        String noticeAddress,

        @Schema(description = "Days a removed person is kept", defaultValue = "20", minimum = "1", maximum = "365")
        @Nullable
        Integer retentionDays,

        @Schema(description = "The source that counts where several know a person") @Nullable
        String primarySource,

        @Schema(description = "How sources' persons are named and matched; acts on what sources say from then on")
        @Nullable
        LinkingRequest linking,

        @Schema(
                description = "What an administrator's change of a code mails; left out: as invitation says",
                enumeration = {"classic", "portal", "none"})
        @Nullable
        String manualChangeMail) {

    /** Linking rules, as a whole; what is left out becomes its default. */
    @Schema(name = "LinkingRequest")
    public record LinkingRequest(
            @Schema(
                    description = "Whether a source that calls a person by a user's alias means that user",
                    defaultValue = "true")
            @Nullable
            Boolean matchByAlias,

            @Schema(
                    description =
                            "What becomes of user names: short ones get the suffix, those of the suffix lose it, or none",
                    enumeration = {"as-given", "upn", "short"},
                    defaultValue = "as-given")
            @Nullable
            String userNameForm,

            @Schema(description = "The domain, without the at sign; needed unless names are taken as given") @Nullable
            String upnSuffix) {}

    private LinkingDraft linkingDraft() {
        return linking == null
                ? LinkingDraft.DEFAULT
                : new LinkingDraft(linking.matchByAlias(), linking.userNameForm(), linking.upnSuffix());
    }

    SettingsDraft draft() {
        return new SettingsDraft(
                name,
                locale,
                invitation,
                portalUrl,
                noticeAddress,
                retentionDays,
                primarySource,
                linkingDraft(),
                manualChangeMail);
    }
}
