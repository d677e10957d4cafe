package platen.notification.mailing.api;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import platen.kit.organisation.CurrentOrganisation;
import platen.kit.rest.Cursor;
import platen.kit.rest.Limit;
import platen.kit.rest.Page;
import platen.kit.rest.Problem.Violation;
import platen.kit.rest.ProblemException;
import platen.kit.rest.Problems;
import platen.notification.mailing.MailLog;
import platen.notification.mailing.domain.MailState;

/** The delivery log: who was to get which mail, and what became of it. */
@Path("/api/v1/mails")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"admin", "helpdesk", "auditor"})
@Tag(name = "Mails")
public class MailResource {

    private final CurrentOrganisation currentOrganisation;
    private final MailLog log;

    MailResource(CurrentOrganisation currentOrganisation, MailLog log) {
        this.currentOrganisation = currentOrganisation;
        this.log = log;
    }

    @GET
    @Operation(summary = "List mails, newest first")
    public Uni<Page<MailView>> list(
            @QueryParam("user") @Nullable String user,
            @QueryParam("state") @Nullable String state,
            @QueryParam("limit") @DefaultValue("50") Limit limit,
            @QueryParam("cursor") @Nullable Cursor cursor) {
        var filter = new MailLog.Filter(userId(user), state(state));
        return log.list(currentOrganisation.id(), filter, limit, cursor).map(page -> page.map(MailView::of));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Fetch a mail")
    public Uni<MailView> fetch(@PathParam("id") UUID id) {
        return log.find(currentOrganisation.id(), id).map(mail -> {
            if (mail == null) {
                throw Problems.notFound("mail").exception();
            }
            return MailView.of(mail);
        });
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

    private static ProblemException invalid(String parameter, String detail) {
        return Problems.invalid(List.of(Violation.ofParameter(parameter, detail)))
                .exception();
    }
}
