package platen.accesscode.selfservice.api;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import platen.accesscode.Caller;
import platen.accesscode.selfservice.FindOneself;
import platen.accesscode.selfservice.RegenerateOwnCode;
import platen.accesscode.selfservice.RegenerateOwnCode.Result;
import platen.accesscode.selfservice.ShowOwnCode;
import platen.accesscode.selfservice.ShowOwnCode.Showing;
import platen.accesscode.selfservice.SignedIn;
import platen.accesscode.selfservice.domain.Oneself;
import platen.accesscode.selfservice.domain.Somebody;
import platen.kit.rest.CurrentIdempotentRequest;
import platen.kit.rest.ETags;
import platen.kit.rest.Idempotent;

/** The caller's own access code. */
@Path("/api/v1/me/access-code")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"user", "admin", "helpdesk", "auditor"})
public class MyAccessCodeResource {

    private final SignedIn signedIn;
    private final Caller caller;
    private final CurrentIdempotentRequest request;
    private final FindOneself find;
    private final ShowOwnCode show;
    private final RegenerateOwnCode regenerate;

    MyAccessCodeResource(
            SignedIn signedIn,
            Caller caller,
            CurrentIdempotentRequest request,
            FindOneself find,
            ShowOwnCode show,
            RegenerateOwnCode regenerate) {
        this.signedIn = signedIn;
        this.caller = caller;
        this.request = request;
        this.find = find;
        this.show = show;
        this.regenerate = regenerate;
    }

    @GET
    @Operation(summary = "Show the caller's own access code, masked; ?reveal=true shows it and is audited")
    @APIResponseSchema(OwnCodeView.class)
    public Uni<RestResponse<OwnCodeView>> show(@QueryParam("reveal") @DefaultValue("false") boolean reveal) {
        Somebody self = signedIn.somebody();
        return asOneself(
                        self,
                        user -> reveal
                                ? show.reveal(
                                        self.organisation(),
                                        user,
                                        caller.ownCause(self.subject().subject()))
                                : show.show(self.organisation(), user))
                .map(showing -> switch (showing) {
                    case Showing.Shown shown -> {
                        OwnCodeView view =
                                reveal ? OwnCodeView.revealed(shown.code()) : OwnCodeView.masked(shown.code());
                        yield tagged(ResponseBuilder.ok(view), view).build();
                    }
                    case Showing.NotViewable not ->
                        throw SelfServiceProblems.notViewable().exception();
                    case Showing.PersonInactive inactive ->
                        throw SelfServiceProblems.inactive().exception();
                    case Showing.NoCode none ->
                        throw SelfServiceProblems.noCode().exception();
                });
    }

    @POST
    @Path("regenerations")
    @Idempotent
    @Operation(summary = "Have another code generated in place of the caller's own; mails nobody")
    @APIResponseSchema(value = OwnCodeView.class, responseCode = "201", responseDescription = "Created")
    @Parameter(name = "Idempotency-Key", in = ParameterIn.HEADER, schema = @Schema(type = SchemaType.STRING))
    public Uni<RestResponse<OwnCodeView>> regenerate() {
        Somebody self = signedIn.somebody();
        return asOneself(
                        self,
                        user -> regenerate.regenerate(
                                self.organisation(),
                                user,
                                request.get(),
                                caller.ownCause(self.subject().subject())))
                .map(result -> switch (result) {
                    case Result.Regenerated regenerated -> {
                        OwnCodeView view = OwnCodeView.masked(regenerated.code());
                        yield tagged(ResponseBuilder.created(URI.create("/api/v1/me/access-code")), view)
                                .entity(view)
                                .build();
                    }
                    case Result.NotViewable not ->
                        throw SelfServiceProblems.notViewable().exception();
                    case Result.NotAllowed not ->
                        throw SelfServiceProblems.notAllowed().exception();
                    case Result.TooMany tooMany -> throw new TooManyRegenerations(tooMany);
                    case Result.PersonInactive inactive ->
                        throw SelfServiceProblems.inactive().exception();
                    case Result.NoCode none ->
                        throw SelfServiceProblems.noCode().exception();
                });
    }

    private <T> Uni<T> asOneself(Somebody self, Function<UUID, Uni<T>> work) {
        return find.find(self).chain(oneself -> switch (oneself) {
            case Oneself.Known known -> work.apply(known.user());
            case Oneself.Refused refused ->
                throw SelfServiceProblems.of(refused).exception();
            case Oneself.Unavailable unavailable ->
                throw SelfServiceProblems.unavailable().exception();
        });
    }

    private static ResponseBuilder<OwnCodeView> tagged(ResponseBuilder<OwnCodeView> answer, OwnCodeView view) {
        return answer.tag(ETags.of(view.version())).header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
