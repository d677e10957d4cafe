package platen.accesscode.policy.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import platen.accesscode.policy.NamedOverride;
import platen.accesscode.policy.domain.PolicySettings;

/**
 * What differs from the organisation's policy for the people whom identity gives this name; null where nothing does.
 *
 * @param expiresAfterDays 0: never
 */
@Schema(name = "PolicyOverride")
public record OverrideView(
        String name,
        @Nullable String format,
        @Nullable Integer minLength,
        @Nullable Double densityLimit,
        @Nullable Integer quarantineDays,
        @Nullable Boolean trivialCodesAllowed,
        @Nullable Boolean codesViewable,
        @Nullable List<String> revealRoles,
        @Nullable Integer expiresAfterDays,
        @Nullable Integer expiryNoticeDays,
        @Nullable Boolean selfServiceRegeneration,
        @Nullable Integer regenerationsPerDay,
        @Nullable Integer cardsPerUser,
        long version) {

    static OverrideView of(NamedOverride override) {
        PolicySettings settings = override.settings();
        return new OverrideView(
                override.name(),
                settings.format() == null ? null : settings.format().slug(),
                settings.minLength(),
                settings.densityLimit(),
                settings.quarantineDays(),
                settings.trivialCodesAllowed(),
                settings.codesViewable(),
                settings.revealRoles() == null ? null : PolicyBody.slugs(settings.revealRoles()),
                settings.expiresAfterDays(),
                settings.expiryNoticeDays(),
                settings.selfServiceRegeneration(),
                settings.regenerationsPerDay(),
                settings.cardsPerUser(),
                override.version());
    }
}
