package platen.identity.people.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import platen.identity.people.domain.Profile;
import platen.identity.people.domain.User;
import platen.identity.people.domain.UserProfile;

/** A person as administrators see them. */
public record UserView(
        UUID id,
        String userName,
        String displayName,
        @Nullable String email,
        String locale,
        @Nullable String department,
        @Nullable String office,
        List<String> aliases,

        @Schema(description = "Of no directory: matching and sources leave the person alone")
        boolean internal,

        @Schema(enumeration = {"active", "inactive"}) String state,

        @Schema(description = "When a removed person will be deleted") @Nullable
        Instant deleteAfter,

        List<String> groups,
        List<SourceView> sources,
        Instant createdAt,
        Instant updatedAt) {

    /**
     * A source that has the person.
     *
     * @param missing it had, and has not any more
     */
    public record SourceView(String source, String externalId, boolean missing) {}

    static UserView of(UserProfile found) {
        User user = found.user();
        Profile profile = user.profile();
        return new UserView(
                user.id(),
                profile.userName(),
                profile.displayName(),
                profile.email(),
                profile.locale(),
                profile.department(),
                profile.office(),
                user.aliases(),
                user.internal(),
                user.isActive() ? "active" : "inactive",
                user.deleteAfter(),
                found.groups().names(),
                found.links().stream()
                        .map(link -> new SourceView(link.source(), link.person().externalId(), link.missing()))
                        .toList(),
                user.createdAt(),
                user.updatedAt());
    }
}
