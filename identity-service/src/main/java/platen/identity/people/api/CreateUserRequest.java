package platen.identity.people.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import platen.identity.people.domain.ProfileDraft;

/** A person to be made. */
public record CreateUserRequest(
        @Schema(required = true, maxLength = 256) @Nullable String userName,

        @Schema(required = true, maxLength = 256) @Nullable String displayName,

        @Schema(format = "email") @Nullable String email,

        @Schema(description = "BCP 47; without it the organisation's") @Nullable
        String locale,

        @Schema(maxLength = 256) @Nullable String department,

        @Schema(maxLength = 256) @Nullable String office,

        @Schema(description = "Of no directory: matching and sources leave the person alone", defaultValue = "false")
        @Nullable
        Boolean internal) {

    boolean isInternal() {
        return Boolean.TRUE.equals(internal);
    }

    ProfileDraft draft() {
        return new ProfileDraft(userName, displayName, email, locale, department, office);
    }
}
