package platen.accesscode.auditing.api;

import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import platen.accesscode.auditing.Action;
import platen.accesscode.auditing.AuditFilter;
import platen.kit.rest.Problem.Violation;
import platen.kit.rest.ProblemException;
import platen.kit.rest.Problems;

/** Which records a caller wants. */
public record AuditQuery(
        @QueryParam("user") @Nullable UUID user,

        @QueryParam("actor") @Nullable @Parameter(description = "Subject of a token, source:<name>, or a service.")
        String actor,

        @QueryParam("action") @Nullable String action,

        @QueryParam("from") @Nullable @Parameter(schema = @Schema(type = SchemaType.STRING, format = "date-time"))
        String from,

        @QueryParam("until")
        @Nullable
        @Parameter(description = "Exclusive.", schema = @Schema(type = SchemaType.STRING, format = "date-time"))
        String until) {

    AuditFilter filter() {
        return new AuditFilter(user, actor, action(action), moment("from", from), moment("until", until));
    }

    private static @Nullable Action action(@Nullable String slug) {
        return slug == null ? null : Action.of(slug).orElseThrow(AuditQuery::unknownAction);
    }

    private static ProblemException unknownAction() {
        String known = Arrays.stream(Action.values()).map(Action::slug).collect(Collectors.joining(", "));
        return invalid("action", "must be one of " + known);
    }

    private static @Nullable Instant moment(String parameter, @Nullable String text) {
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw invalid(parameter, "must be a moment such as 2026-01-31T08:00:00Z");
        }
    }

    private static ProblemException invalid(String parameter, String detail) {
        return Problems.invalid(List.of(Violation.ofParameter(parameter, detail)))
                .exception();
    }
}
