package platen.gateway.onetimecodes.api;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;
import platen.gateway.onetimecodes.EndOneTimeCodes;
import platen.gateway.onetimecodes.MintOneTimeCode;
import platen.gateway.onetimecodes.MintOneTimeCode.Result;
import platen.gateway.onetimecodes.OneTimeCodes;
import platen.kit.organisation.CurrentOrganisation;
import platen.kit.rest.Cursor;
import platen.kit.rest.Limit;
import platen.kit.rest.Page;
import platen.kit.rest.Problem;
import platen.kit.rest.Problems;

/** Codes that are good once, for people who stand at a device without card or code. */
@Path("/api/v1/users/{userId}/one-time-codes")
@Tag(name = "One-time codes")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"admin", "helpdesk"})
public class OneTimeCodeResource {

    private final MintOneTimeCode mintOneTimeCode;
    private final EndOneTimeCodes endOneTimeCodes;
    private final OneTimeCodes codes;
    private final CurrentOrganisation organisation;
    private final Clock clock;

    OneTimeCodeResource(
            MintOneTimeCode mintOneTimeCode,
            EndOneTimeCodes endOneTimeCodes,
            OneTimeCodes codes,
            CurrentOrganisation organisation,
            Clock clock) {
        this.mintOneTimeCode = mintOneTimeCode;
        this.endOneTimeCodes = endOneTimeCodes;
        this.codes = codes;
        this.organisation = organisation;
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Mint a code of eight digits that is good once; the answer shows it, and nothing does later")
    @APIResponseSchema(value = MintedCodeView.class, responseCode = "201", responseDescription = "Minted")
    @APIResponse(responseCode = "404", description = "There is no such person")
    @APIResponse(responseCode = "409", description = "As many codes are open as may be")
    @APIResponse(
            responseCode = "422",
            description =
                    "The person is not active, has no address to mail it to, or nobody would get to know the code")
    public Uni<RestResponse<MintedCodeView>> mint(@RestPath UUID userId, @Valid OneTimeCodeRequest request) {
        if (!request.mailed() && !request.shown()) {
            throw Problems.unprocessable(
                            "code-not-delivered",
                            "Nobody would get to know the code",
                            "Have it mailed, shown, or both.")
                    .exception();
        }
        var command = new MintOneTimeCode.Command(
                organisation.id(),
                userId,
                request.purpose().meant(),
                request.valid(),
                request.mailed(),
                organisation.caller());
        return mintOneTimeCode.mint(command).map(result -> switch (result) {
            case Result.Minted minted -> created(userId, MintedCodeView.of(minted, request.shown()));
            case Result.NoSuchPerson nobody -> throw Problems.notFound("person").exception();
            case Result.PersonNotActive inactive ->
                throw Problems.unprocessable(
                                "user-not-active", "The person is not active", "Only people who may log in get a code.")
                        .exception();
            case Result.NoAddress unreachable ->
                throw Problems.unprocessable(
                                "no-address",
                                "The person has no e-mail address",
                                "Let the answer show the code instead.")
                        .exception();
            case Result.TooManyOpen many -> throw tooMany().exception();
        });
    }

    private static RestResponse<MintedCodeView> created(UUID userId, MintedCodeView view) {
        return ResponseBuilder.<MintedCodeView>created(
                        URI.create("/api/v1/users/" + userId + "/one-time-codes/" + view.id()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(view)
                .build();
    }

    private static Problem tooMany() {
        return Problems.conflict(
                "too-many-codes-open",
                "As many codes are open as may be",
                "Revoke those that are not needed any more, or wait until they have expired.");
    }

    @GET
    @RolesAllowed({"admin", "helpdesk", "auditor"})
    @Operation(summary = "List a person's one-time codes, newest first, without their digits")
    public Uni<Page<OneTimeCodeView>> list(
            @RestPath UUID userId,
            @QueryParam("limit") @DefaultValue("50") Limit limit,
            @QueryParam("cursor") @Nullable Cursor cursor) {
        return codes.list(organisation.id(), userId, limit, cursor)
                .map(found -> Page.of(found, limit, last -> Cursor.of(last.mintedAt(), last.id()))
                        .map(code -> OneTimeCodeView.of(code, clock.instant())));
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Revoke a one-time code; one that is over stays as it is")
    @APIResponse(responseCode = "204", description = "It lets nobody in")
    @APIResponse(responseCode = "404", description = "The person has no such code")
    public Uni<RestResponse<Void>> revoke(@RestPath UUID userId, @RestPath UUID id) {
        return endOneTimeCodes
                .revoke(organisation.id(), userId, id, organisation.caller())
                .map(known -> {
                    if (!known) {
                        throw Problems.notFound("one-time code").exception();
                    }
                    return RestResponse.noContent();
                });
    }
}
