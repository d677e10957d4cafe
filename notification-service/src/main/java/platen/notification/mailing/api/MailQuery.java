package platen.notification.mailing.api;

import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import platen.kit.rest.Problem.Violation;
import platen.kit.rest.ProblemException;
import platen.kit.rest.Problems;
import platen.notification.mailing.MailFilter;
import platen.notification.mailing.domain.MailState;
import platen.notification.template.domain.MailTemplate;

/** Which mails a caller wants; all conditions hold together. */
public record MailQuery(
        @QueryParam("user") @Nullable String user,
        @QueryParam("state") @Nullable String state,
        @QueryParam("template") @Nullable String template,

        @QueryParam("causeType")
        @Nullable
        @Parameter(description = "Type of the event that caused it, such as platen.accesscode.access-code-issued.v1")
        String causeType,

        @QueryParam("from") @Nullable @Parameter(schema = @Schema(type = SchemaType.STRING, format = "date-time"))
        String from,

        @QueryParam("until")
        @Nullable
        @Parameter(description = "Exclusive.", schema = @Schema(type = SchemaType.STRING, format = "date-time"))
        String until) {

    MailFilter filter() {
        return new MailFilter(
                userId(user),
                state(state),
                template(template),
                causeType,
                moment("from", from),
                moment("until", until));
    }

    private static @Nullable UUID userId(@Nullable String user) {
        try {
            return user == null ? null : UUID.fromString(user);
        } catch (IllegalArgumentException notAnId) {
            throw invalid("user", "must be a user's id");
        }
    }

    private static @Nullable MailState state(@Nullable String state) {
        return state == null
                ? null
                : MailState.named(state).orElseThrow(() -> invalid("state", "is not a state a mail can have"));
    }

    private static @Nullable MailTemplate template(@Nullable String name) {
        return name == null
                ? null
                : MailTemplate.named(name).orElseThrow(() -> invalid("template", "is not the name of a template"));
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
