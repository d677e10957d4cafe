package platen.gateway.attempts.api;

import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import platen.gateway.attempts.domain.AttemptFilter;
import platen.kit.rest.Problem.Violation;
import platen.kit.rest.ProblemException;
import platen.kit.rest.Problems;

/** Which attempts a caller wants. */
public record AttemptQuery(
        @QueryParam("device") @Nullable UUID device,

        @QueryParam("user") @Nullable UUID user,

        @QueryParam("kind") @Nullable String kind,

        @QueryParam("outcome")
        @Nullable
        @Parameter(
                schema =
                        @Schema(
                                type = SchemaType.STRING,
                                enumeration = {"accepted", "refused", "throttled", "noted"}))
        String outcome,

        @QueryParam("reason") @Nullable String reason,

        @QueryParam("from") @Nullable @Parameter(schema = @Schema(type = SchemaType.STRING, format = "date-time"))
        String from,

        @QueryParam("to")
        @Nullable
        @Parameter(description = "Exclusive.", schema = @Schema(type = SchemaType.STRING, format = "date-time"))
        String to) {

    private static final Pattern WORD = Pattern.compile("[a-z][a-z_-]{0,39}");
    private static final List<String> OUTCOMES = List.of("accepted", "refused", "throttled", "noted");

    AttemptFilter filter() {
        return new AttemptFilter(
                Optional.ofNullable(device),
                Optional.ofNullable(user),
                word("kind", kind),
                knownOutcome(),
                word("reason", reason),
                moment("from", from),
                moment("to", to));
    }

    private Optional<String> knownOutcome() {
        if (outcome != null && !OUTCOMES.contains(outcome)) {
            throw invalid("outcome", "must be one of " + String.join(", ", OUTCOMES));
        }
        return Optional.ofNullable(outcome);
    }

    private static Optional<String> word(String parameter, @Nullable String text) {
        if (text != null && !WORD.matcher(text).matches()) {
            throw invalid(parameter, "must be a word of the log such as unknown");
        }
        return Optional.ofNullable(text);
    }

    private static Optional<Instant> moment(String parameter, @Nullable String text) {
        try {
            return Optional.ofNullable(text).map(OffsetDateTime::parse).map(OffsetDateTime::toInstant);
        } catch (DateTimeException e) {
            throw invalid(parameter, "must be a moment such as 2026-01-31T08:00:00Z");
        }
    }

    private static ProblemException invalid(String parameter, String detail) {
        return Problems.invalid(List.of(Violation.ofParameter(parameter, detail)))
                .exception();
    }
}
