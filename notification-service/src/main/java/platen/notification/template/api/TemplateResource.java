package platen.notification.template.api;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import platen.kit.organisation.CurrentOrganisation;
import platen.kit.rest.ETags;
import platen.kit.rest.IfMatch;
import platen.kit.rest.OptionalBody;
import platen.kit.rest.Page;
import platen.kit.rest.Problem;
import platen.kit.rest.Problem.Violation;
import platen.kit.rest.ProblemException;
import platen.kit.rest.Problems;
import platen.kit.rest.RequiresIfMatch;
import platen.notification.mailing.SendTestMail;
import platen.notification.mailing.SendTestMail.Result;
import platen.notification.template.OverrideTemplate;
import platen.notification.template.OverrideTemplate.Change;
import platen.notification.template.PreviewTemplate;
import platen.notification.template.PreviewTemplate.Preview;
import platen.notification.template.domain.Flaw;
import platen.notification.template.domain.Language;
import platen.notification.template.domain.MailAddress;
import platen.notification.template.domain.MailTemplate;
import platen.notification.template.domain.TemplateSource;

/** What mails say: in the words that come with the service, or in the organisation's own. */
@Path("/api/v1/templates")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Templates")
public class TemplateResource {

    private final CurrentOrganisation organisation;
    private final OverrideTemplate overrideTemplate;
    private final PreviewTemplate previewTemplate;
    private final SendTestMail sendTestMail;

    TemplateResource(
            CurrentOrganisation organisation,
            OverrideTemplate overrideTemplate,
            PreviewTemplate previewTemplate,
            SendTestMail sendTestMail) {
        this.organisation = organisation;
        this.overrideTemplate = overrideTemplate;
        this.previewTemplate = previewTemplate;
        this.sendTestMail = sendTestMail;
    }

    @GET
    @RolesAllowed({"admin", "helpdesk", "auditor"})
    @Operation(summary = "List the mail templates")
    public Uni<Page<TemplateView>> list() {
        return overrideTemplate
                .overridden(organisation.id())
                .map(overridden -> new Page<>(
                        Arrays.stream(MailTemplate.values())
                                .map(template ->
                                        TemplateView.of(template, overridden.getOrDefault(template.id(), List.of())))
                                .toList(),
                        null));
    }

    @GET
    @Path("{name}/{language}")
    @RolesAllowed({"admin", "helpdesk", "auditor"})
    @Operation(summary = "Show what a mail says in a language")
    public Uni<RestResponse<TemplateText>> show(@RestPath String name, @RestPath String language) {
        MailTemplate template = template(name);
        Language spoken = language(language);
        return overrideTemplate
                .show(organisation.id(), template, spoken)
                .map(found -> ETags.ok(TemplateText.of(template, spoken, found), found.version()));
    }

    @PUT
    @Path("{name}/{language}")
    @RolesAllowed("admin")
    @RequiresIfMatch
    @Operation(
            summary = "Have a mail say it in own words",
            description =
                    "Refused with the place of each flaw when the mail could not be written with it, or would not say"
                            + " what it is for.")
    public Uni<RestResponse<TemplateText>> put(
            @RestPath String name,
            @RestPath String language,
            @HeaderParam(HttpHeaders.IF_MATCH) IfMatch ifMatch,
            @Valid TemplateBody body) {
        MailTemplate template = template(name);
        Language spoken = language(language);
        return overrideTemplate
                .put(organisation.id(), template, spoken, body.source(), ifMatch::matches)
                .map(change -> switch (change) {
                    case Change.Changed(var changed) ->
                        ETags.ok(TemplateText.of(template, spoken, changed), changed.version());
                    case Change.Stale stale ->
                        throw Problems.preconditionFailed().exception();
                    case Change.Flawed(var flaws) -> throw flawed(flaws, "");
                });
    }

    @DELETE
    @Path("{name}/{language}")
    @RolesAllowed("admin")
    @RequiresIfMatch
    @Operation(summary = "Go back to the words that come with the service")
    public Uni<RestResponse<Void>> reset(
            @RestPath String name, @RestPath String language, @HeaderParam(HttpHeaders.IF_MATCH) IfMatch ifMatch) {
        return overrideTemplate
                .put(organisation.id(), template(name), language(language), null, ifMatch::matches)
                .map(change -> {
                    if (change instanceof Change.Changed) {
                        return RestResponse.noContent();
                    }
                    throw Problems.preconditionFailed().exception();
                });
    }

    @POST
    @Path("{name}/{language}/preview")
    @RolesAllowed({"admin", "helpdesk", "auditor"})
    @Operation(summary = "Write a mail with example values, as it is or as a draft would have it")
    public Uni<PreviewView> preview(
            @RestPath String name, @RestPath String language, @OptionalBody @Valid @Nullable TemplateBody draft) {
        return previewTemplate
                .preview(organisation.id(), template(name), language(language), source(draft))
                .map(preview -> switch (preview) {
                    case Preview.Written(var mail, var shown) -> PreviewView.of(mail);
                    case Preview.Flawed(var flaws) -> throw flawed(flaws, "");
                });
    }

    @POST
    @Path("{name}/{language}/test-mails")
    @RolesAllowed("admin")
    @Operation(
            summary = "Send a mail with example values to an address",
            description = "Marked as a test in its subject, and told of in the delivery log.")
    public Uni<RestResponse<TestMailView>> test(
            @RestPath String name, @RestPath String language, @Valid TestMailBody body) {
        MailAddress to = MailAddress.of(body.to())
                .orElseThrow(() -> Problems.invalid(List.of(Violation.at("/to", "must be a plain mail address")))
                        .exception());
        return sendTestMail
                .send(organisation.id(), template(name), language(language), source(body.draft()), to)
                .map(result -> switch (result) {
                    case Result.Tried(var id, var state, var answer) ->
                        RestResponse.ResponseBuilder.<TestMailView>created(URI.create("/api/v1/mails/" + id))
                                .entity(new TestMailView(id, state.column(), answer))
                                .build();
                    case Result.Flawed(var flaws) -> throw flawed(flaws, "/draft");
                    case Result.TooMany tooMany ->
                        throw Problem.of(429, "too-many-test-mails", "Too many test mails")
                                .withDetail("An organisation may send " + SendTestMail.MOST_AN_HOUR + " an hour.")
                                .exception();
                });
    }

    private static @Nullable TemplateSource source(@Nullable TemplateBody draft) {
        return draft == null ? null : draft.source();
    }

    private static MailTemplate template(String name) {
        return MailTemplate.named(name)
                .orElseThrow(() -> Problems.notFound("template").exception());
    }

    private static Language language(String tag) {
        return Language.tagged(tag)
                .orElseThrow(() -> Problems.notFound("language").exception());
    }

    private static ProblemException flawed(List<Flaw> flaws, String at) {
        return Problems.unprocessable(
                        "template-unusable", "The template cannot be used", "Nothing was changed or sent.")
                .withErrors(flaws.stream()
                        .map(flaw -> Violation.at(at + "/" + flaw.part(), flaw.told()))
                        .toList())
                .exception();
    }
}
