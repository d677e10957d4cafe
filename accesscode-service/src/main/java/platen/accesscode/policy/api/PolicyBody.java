package platen.accesscode.policy.api;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import platen.accesscode.policy.domain.CodeFormat;
import platen.accesscode.policy.domain.CodePolicy;
import platen.accesscode.policy.domain.Expiry;
import platen.accesscode.policy.domain.RevealRole;
import platen.accesscode.policy.domain.SelfService;
import platen.accesscode.policy.domain.UniquenessPolicy;
import platen.accesscode.policy.domain.Visibility;
import platen.kit.rest.Problem.Violation;
import platen.kit.rest.Problems;

/**
 * A policy as callers see and send it, whole.
 *
 * @param format {@code alphanumeric} or {@code numeric}
 * @param minLength 4 to 10
 * @param densityLimit codes held divided by codes possible, above 0, at most 1
 * @param quarantineDays 0 to 3650
 * @param trivialCodesAllowed whether supplied codes may be like 1111 or 1234; generated ones never are
 * @param codesViewable whether people are shown their own code
 * @param revealRoles which of {@code admin} and {@code helpdesk} may see other people's codes
 * @param expiresAfterDays 1 to 3650; null: never
 * @param expiryNoticeDays 0 to 365 and less than {@code expiresAfterDays}
 * @param selfServiceRegeneration whether people may have another code generated
 * @param regenerationsPerDay 1 to 100
 * @param cardsPerUser 1 to 100; who has more already keeps them
 */
@Schema(name = "Policy")
public record PolicyBody(
        @NotNull @Pattern(regexp = FORMATS, message = "must be alphanumeric or numeric")
        String format,

        @NotNull @Min(UniquenessPolicy.SHORTEST) @Max(UniquenessPolicy.LONGEST)
        Integer minLength,

        @NotNull @DecimalMin(value = "0", inclusive = false) @DecimalMax("1")
        Double densityLimit,

        @NotNull @Min(0) @Max(UniquenessPolicy.LONGEST_QUARANTINE_DAYS)
        Integer quarantineDays,

        @NotNull Boolean trivialCodesAllowed,
        @NotNull Boolean codesViewable,

        @NotNull List<@NotNull @Pattern(regexp = ROLES, message = "must be admin or helpdesk") String> revealRoles,

        @Nullable @Min(1) @Max(Expiry.LONGEST_DAYS) Integer expiresAfterDays,

        @NotNull @Min(0) @Max(Expiry.LONGEST_NOTICE_DAYS) Integer expiryNoticeDays,

        @NotNull Boolean selfServiceRegeneration,

        @NotNull @Min(1) @Max(SelfService.MOST_REGENERATIONS_PER_DAY)
        Integer regenerationsPerDay,

        @NotNull @Min(1) @Max(CodePolicy.MOST_CARDS) Integer cardsPerUser) {

    static final String FORMATS = "alphanumeric|numeric";
    static final String ROLES = "admin|helpdesk";

    static PolicyBody of(CodePolicy policy) {
        UniquenessPolicy uniqueness = policy.uniqueness();
        return new PolicyBody(
                uniqueness.format().slug(),
                uniqueness.minLength(),
                uniqueness.densityLimit(),
                uniqueness.quarantineDays(),
                policy.trivialCodesAllowed(),
                policy.visibility().codesViewable(),
                slugs(policy.visibility().revealRoles()),
                policy.expiry().isOn() ? policy.expiry().afterDays() : null,
                policy.expiry().noticeDays(),
                policy.selfService().regeneration(),
                policy.selfService().regenerationsPerDay(),
                policy.cardsPerUser());
    }

    CodePolicy policy() {
        if (expiresAfterDays != null && expiryNoticeDays >= expiresAfterDays) {
            throw Problems.invalid(List.of(Violation.at("/expiryNoticeDays", "must be less than expiresAfterDays")))
                    .exception();
        }
        return new CodePolicy(
                new UniquenessPolicy(CodeFormat.of(format), minLength, densityLimit, quarantineDays),
                trivialCodesAllowed,
                new Visibility(codesViewable, roles(revealRoles)),
                new Expiry(expiresAfterDays == null ? Expiry.NEVER : expiresAfterDays, expiryNoticeDays, Instant.EPOCH),
                new SelfService(selfServiceRegeneration, regenerationsPerDay),
                cardsPerUser);
    }

    static Set<RevealRole> roles(List<String> slugs) {
        return slugs.stream().map(RevealRole::of).collect(Collectors.toSet());
    }

    static List<String> slugs(Set<RevealRole> roles) {
        return roles.stream().map(RevealRole::slug).sorted().toList();
    }
}
