package platen.gateway.onetimecodes.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import platen.gateway.onetimecodes.domain.OneTimePurpose;
import platen.kit.rest.Problem.Violation;
import platen.kit.rest.Problems;

/**
 * A code is wanted that is good once.
 *
 * @param validFor ISO 8601, PT1M to P30D; when null PT15M for a login and P7D for a card
 * @param mail whether it is mailed to the person; not when null
 * @param show whether the answer holds it; it does when null
 */
public record OneTimeCodeRequest(
        @NotNull Purpose purpose,

        @Nullable @Size(max = 40) @Schema(format = "duration", examples = "PT15M")
        String validFor,

        @Nullable Boolean mail,
        @Nullable Boolean show) {

    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(30);

    /** What it is good for. */
    public enum Purpose {
        @JsonProperty("login")
        LOGIN,
        @JsonProperty("card-registration")
        CARD_REGISTRATION;

        OneTimePurpose meant() {
            return switch (this) {
                case LOGIN -> OneTimePurpose.LOGIN;
                case CARD_REGISTRATION -> OneTimePurpose.CARD_REGISTRATION;
            };
        }
    }

    /** To the second, since nobody counts finer. Fails with a problem (400) when it is no length of time that is allowed. */
    Duration valid() {
        if (validFor == null) {
            return purpose.meant().usually();
        }
        try {
            Duration wanted = Duration.parse(validFor);
            if (wanted.compareTo(SHORTEST) >= 0 && wanted.compareTo(LONGEST) <= 0) {
                return Duration.ofSeconds(wanted.toSeconds());
            }
        } catch (DateTimeException notALength) {
            throw unclear();
        }
        throw unclear();
    }

    private static RuntimeException unclear() {
        return Problems.invalid(List.of(Violation.at("/validFor", "must be an ISO 8601 duration of PT1M to P30D")))
                .exception();
    }

    boolean mailed() {
        return mail != null && mail;
    }

    boolean shown() {
        return show == null || show;
    }
}
