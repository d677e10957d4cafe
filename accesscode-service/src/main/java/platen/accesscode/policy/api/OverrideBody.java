package platen.accesscode.policy.api;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import platen.accesscode.policy.domain.CodeFormat;
import platen.accesscode.policy.domain.CodePolicy;
import platen.accesscode.policy.domain.Expiry;
import platen.accesscode.policy.domain.PolicySettings;
import platen.accesscode.policy.domain.SelfService;
import platen.accesscode.policy.domain.UniquenessPolicy;
import platen.kit.rest.Problem.Violation;
import platen.kit.rest.Problems;

/**
 * What differs from the organisation's policy; what is null or left out does not.
 *
 * @param expiresAfterDays 0: never
 */
@Schema(name = "PolicyOverrideSettings")
public record OverrideBody(
        @Nullable @Pattern(regexp = PolicyBody.FORMATS, message = "must be alphanumeric or numeric")
        String format,

        @Nullable @Min(UniquenessPolicy.SHORTEST) @Max(UniquenessPolicy.LONGEST)
        Integer minLength,

        @Nullable @DecimalMin(value = "0", inclusive = false) @DecimalMax("1")
        Double densityLimit,

        @Nullable @Min(0) @Max(UniquenessPolicy.LONGEST_QUARANTINE_DAYS)
        Integer quarantineDays,

        @Nullable Boolean trivialCodesAllowed,
        @Nullable Boolean codesViewable,

        @Nullable
        List<@NotNull @Pattern(regexp = PolicyBody.ROLES, message = "must be admin or helpdesk") String> revealRoles,

        @Nullable @Min(Expiry.NEVER) @Max(Expiry.LONGEST_DAYS)
        Integer expiresAfterDays,

        @Nullable @Min(0) @Max(Expiry.LONGEST_NOTICE_DAYS) Integer expiryNoticeDays,

        @Nullable Boolean selfServiceRegeneration,

        @Nullable @Min(1) @Max(SelfService.MOST_REGENERATIONS_PER_DAY)
        Integer regenerationsPerDay,

        @Nullable @Min(1) @Max(CodePolicy.MOST_CARDS) Integer cardsPerUser) {

    PolicySettings settings() {
        PolicySettings settings = new PolicySettings(
                format == null ? null : CodeFormat.of(format),
                minLength,
                densityLimit,
                quarantineDays,
                trivialCodesAllowed,
                codesViewable,
                revealRoles == null ? null : PolicyBody.roles(revealRoles),
                expiresAfterDays,
                expiryNoticeDays,
                selfServiceRegeneration,
                regenerationsPerDay,
                cardsPerUser,
                null);
        if (settings.equals(PolicySettings.NONE)) {
            throw invalid("", "must set something");
        }
        if (expiresAfterDays != null
                && expiresAfterDays != Expiry.NEVER
                && expiryNoticeDays != null
                && expiryNoticeDays >= expiresAfterDays) {
            throw invalid("/expiryNoticeDays", "must be less than expiresAfterDays");
        }
        return settings;
    }

    private static RuntimeException invalid(String pointer, String detail) {
        return Problems.invalid(List.of(Violation.at(pointer, detail))).exception();
    }
}
