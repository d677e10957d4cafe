package platen.accesscode.policy.api;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import platen.accesscode.policy.domain.CodeFormat;
import platen.accesscode.policy.domain.UniquenessPolicy;

/**
 * A policy as callers see and send it.
 *
 * @param format {@code alphanumeric} or {@code numeric}
 * @param minLength 4 to 10
 * @param densityLimit codes held divided by codes possible, above 0, at most 1
 * @param quarantineDays 0 to 3650
 */
@Schema(name = "Policy")
public record PolicyBody(
        @NotNull @Pattern(regexp = "alphanumeric|numeric", message = "must be alphanumeric or numeric")
        String format,

        @NotNull @Min(UniquenessPolicy.SHORTEST) @Max(UniquenessPolicy.LONGEST)
        Integer minLength,

        @NotNull @DecimalMin(value = "0", inclusive = false) @DecimalMax("1")
        Double densityLimit,

        @NotNull @Min(0) @Max(UniquenessPolicy.LONGEST_QUARANTINE_DAYS)
        Integer quarantineDays) {

    static PolicyBody of(UniquenessPolicy policy) {
        return new PolicyBody(
                policy.format().slug(), policy.minLength(), policy.densityLimit(), policy.quarantineDays());
    }

    UniquenessPolicy policy() {
        return new UniquenessPolicy(CodeFormat.of(format), minLength, densityLimit, quarantineDays);
    }
}
