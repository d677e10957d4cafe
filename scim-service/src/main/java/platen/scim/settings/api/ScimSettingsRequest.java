package platen.scim.settings.api;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import platen.scim.settings.domain.KnownCodes;
import platen.scim.settings.domain.Returned;
import platen.scim.settings.domain.ScimSettings;

/** The settings, to be replaced as a whole; what is left out becomes its default. */
@Schema(name = "ScimSettingsRequest")
record ScimSettingsRequest(
        @Schema(description = "Who is told when pushes keep failing; without it, the organisation's own notice address")
        @Size(max = 254)
        @Pattern(regexp = "[^@\\s\\p{Cntrl}]+@[^@\\s\\p{Cntrl}]+", message = "must be an email address")
        @Nullable
        String noticeAddress,

        @Schema(
                description = "When a code is part of an answer (RFC 7643, 7)",
                enumeration = {"never", "default", "request"},
                defaultValue = "never")
        @Pattern(regexp = RETURNED, message = NOT_RETURNED)
        @Nullable
        String accessCodeReturned,

        @Schema(
                description = "When a card is part of an answer (RFC 7643, 7)",
                enumeration = {"never", "default", "request"},
                defaultValue = "default")
        @Pattern(regexp = RETURNED, message = NOT_RETURNED)
        @Nullable
        String accessCardReturned,

        @Schema(
                description = "Refuses a PATCH without operations and an operation without a path (400 invalidSyntax)",
                defaultValue = "false")
        @Nullable
        Boolean strict,

        @Schema(
                description =
                        "What becomes of a person whose code or card another one has: refused (409), or taken without it",
                enumeration = {"refuse", "drop"},
                defaultValue = "refuse")
        @Pattern(regexp = "refuse|drop", message = "must be refuse or drop")
        @Nullable
        String knownCodes,

        @Schema(
                description =
                        "Whether codes and cards travel over SCIM. False takes the extension out of the schemas and"
                                + " forgets the values that came before; the codes themselves go on working",
                defaultValue = "true")
        @Nullable
        Boolean codes) {

    private static final String RETURNED = "never|default|request";
    private static final String NOT_RETURNED = "must be never, default or request";

    ScimSettings settings() {
        ScimSettings defaults = ScimSettings.DEFAULTS;
        return new ScimSettings(
                noticeAddress,
                accessCodeReturned == null ? defaults.accessCodeReturned() : Returned.of(accessCodeReturned),
                accessCardReturned == null ? defaults.accessCardReturned() : Returned.of(accessCardReturned),
                strict == null ? defaults.strict() : strict,
                knownCodes == null ? defaults.knownCodes() : KnownCodes.of(knownCodes),
                codes == null ? defaults.codes() : codes);
    }
}
