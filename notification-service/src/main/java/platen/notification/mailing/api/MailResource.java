package platen.notification.mailing.api;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import platen.kit.organisation.CurrentOrganisation;
import platen.kit.rest.Cursor;
import platen.kit.rest.Limit;
import platen.kit.rest.Page;
import platen.kit.rest.Problem;
import platen.kit.rest.Problems;
import platen.notification.mailing.MailLog;
import platen.notification.mailing.ResendAnswer;
import platen.notification.mailing.ResendMail;

/** The delivery log: who was to get which mail, and what became of it. */
@Path("/api/v1/mails")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"admin", "helpdesk", "auditor"})
@Tag(name = "Mails")
public class MailResource {

    private final CurrentOrganisation currentOrganisation;
    private final MailLog log;
    private final ResendMail resendMail;

    MailResource(CurrentOrganisation currentOrganisation, MailLog log, ResendMail resendMail) {
        this.currentOrganisation = currentOrganisation;
        this.log = log;
        this.resendMail = resendMail;
    }

    @GET
    @Operation(summary = "List mails, newest first")
    public Uni<Page<MailView>> list(
            @BeanParam MailQuery query,
            @QueryParam("limit") @DefaultValue("50") Limit limit,
            @QueryParam("cursor") @Nullable Cursor cursor) {
        return log.list(currentOrganisation.id(), query.filter(), limit, cursor).map(page -> page.map(MailView::of));
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

    @POST
    @Path("/{id}/resend")
    @RolesAllowed({"admin", "helpdesk"})
    @Operation(
            summary = "Have a mail about a person's code sent again",
            description = "Of the code that works now, to the address on record now. What is asked within a minute"
                    + " of the same person counts as one; it is part of the audit who has asked.")
    @APIResponse(
            responseCode = "202",
            description = "It will be queued",
            content = @Content(schema = @Schema(implementation = ResendView.class)))
    @APIResponse(responseCode = "409", description = "It cannot be sent again; the problem's type says why")
    @APIResponse(responseCode = "429", description = "Often enough within the hour; see Retry-After")
    public Uni<Response> resend(@PathParam("id") UUID id) {
        return resendMail
                .resend(currentOrganisation.id(), id, currentOrganisation.caller())
                .map(MailResource::response);
    }

    private static Response response(ResendAnswer answer) {
        return switch (answer) {
            case ResendAnswer.Requested requested ->
                Response.accepted(ResendView.of(requested)).build();
            case ResendAnswer.Unknown unknown -> Problems.notFound("mail").toResponse();
            case ResendAnswer.Refused refused ->
                Problems.conflict(
                                refused.why().slug(),
                                "The mail cannot be sent again",
                                refused.why().detail())
                        .toResponse();
            case ResendAnswer.TooOften tooOften ->
                Response.fromResponse(Problem.of(429, "resent-too-often", "Sent again often enough")
                                .withDetail("This person's mails were sent again as often as an hour allows.")
                                .toResponse())
                        .header(HttpHeaders.RETRY_AFTER, tooOften.pause().toSeconds())
                        .build();
        };
    }
}
