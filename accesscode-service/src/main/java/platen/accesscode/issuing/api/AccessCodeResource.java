package platen.accesscode.issuing.api;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;
import platen.accesscode.Caller;
import platen.accesscode.issuing.ChangeAccessCode;
import platen.accesscode.issuing.ChangeAccessCode.Result;
import platen.accesscode.issuing.ChangeAccessCode.Wish;
import platen.accesscode.issuing.ShowAccessCode;
import platen.accesscode.issuing.ShowAccessCode.Reveal;
import platen.accesscode.issuing.ShownCode;
import platen.accesscode.issuing.domain.CodeRule;
import platen.accesscode.policy.domain.RevealRole;
import platen.kit.organisation.CurrentOrganisation;
import platen.kit.rest.ETags;
import platen.kit.rest.IfMatch;
import platen.kit.rest.Problem;
import platen.kit.rest.Problem.Violation;
import platen.kit.rest.ProblemException;
import platen.kit.rest.Problems;
import platen.kit.rest.RequiresIfMatch;

/** Somebody's access code. Its value is shown on demand only, and never stays in a cache. */
@Path("/api/v1/users/{id}/access-code")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class AccessCodeResource {

    private final CurrentOrganisation organisation;
    private final Caller caller;
    private final SecurityIdentity identity;
    private final ShowAccessCode show;
    private final ChangeAccessCode change;

    AccessCodeResource(
            CurrentOrganisation organisation,
            Caller caller,
            SecurityIdentity identity,
            ShowAccessCode show,
            ChangeAccessCode change) {
        this.organisation = organisation;
        this.caller = caller;
        this.identity = identity;
        this.show = show;
        this.change = change;
    }

    @GET
    @RolesAllowed({"admin", "helpdesk", "auditor"})
    @Operation(summary = "Show a person's access code, masked; ?reveal=true shows it and is audited")
    public Uni<RestResponse<AccessCodeView>> show(
            @RestPath UUID id, @QueryParam("reveal") @DefaultValue("false") boolean reveal) {
        if (!reveal) {
            return show.show(organisation.id(), id).map(shown -> answer(AccessCodeView.masked(found(shown))));
        }
        Set<RevealRole> roles = Arrays.stream(RevealRole.values())
                .filter(role -> identity.hasRole(role.slug()))
                .collect(Collectors.toSet());
        return show.reveal(organisation.id(), id, policy -> policy.visibility().isOpenToAny(roles), caller.cause())
                .map(result -> switch (result) {
                    case Reveal.Revealed revealed -> answer(AccessCodeView.revealed(revealed.code()));
                    case Reveal.NotAllowed notAllowed -> throw notRevealed();
                    case Reveal.UnknownPerson unknown -> throw roles.isEmpty() ? notRevealed() : unknown();
                });
    }

    @PUT
    @RolesAllowed("admin")
    @RequiresIfMatch
    @Operation(summary = "Set a person's access code, or generate another")
    public Uni<RestResponse<AccessCodeView>> put(
            @RestPath UUID id, @HeaderParam(HttpHeaders.IF_MATCH) IfMatch ifMatch, AccessCodeRequest request) {
        return change(id, request.wish(), ifMatch);
    }

    @DELETE
    @RolesAllowed("admin")
    @RequiresIfMatch
    @Operation(summary = "Take a person's access code away; a generated one takes its place")
    public Uni<RestResponse<AccessCodeView>> delete(
            @RestPath UUID id, @HeaderParam(HttpHeaders.IF_MATCH) IfMatch ifMatch) {
        return change(id, new Wish.Removed(), ifMatch);
    }

    private Uni<RestResponse<AccessCodeView>> change(UUID id, Wish wish, IfMatch ifMatch) {
        return change.change(organisation.id(), id, wish, ifMatch::matches, caller.cause())
                .map(result -> switch (result) {
                    case Result.Changed(ShownCode code) -> answer(AccessCodeView.masked(code));
                    case Result.Refused(CodeRule rule) -> throw refused(rule);
                    case Result.Taken taken -> throw taken();
                    case Result.Stale stale ->
                        throw Problems.preconditionFailed().exception();
                    case Result.PersonInactive inactive -> throw inactive();
                    case Result.UnknownPerson unknown -> throw unknown();
                });
    }

    private static RestResponse<AccessCodeView> answer(AccessCodeView view) {
        return ResponseBuilder.ok(view)
                .tag(ETags.of(view.version()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static ShownCode found(@Nullable ShownCode shown) {
        if (shown == null) {
            throw unknown();
        }
        return shown;
    }

    private static ProblemException unknown() {
        return Problems.notFound("user").exception();
    }

    private static ProblemException notRevealed() {
        return Problem.of(403, "reveal-not-allowed", "Not shown to this role")
                .withDetail("The organisation's policy does not let your role see people's codes.")
                .exception();
    }

    private static ProblemException refused(CodeRule rule) {
        return Problems.unprocessable("code-refused", "The code breaks a rule", rule.sentence())
                .with("rule", rule.slug())
                .withErrors(List.of(Violation.at("/code", rule.sentence())))
                .exception();
    }

    private static ProblemException taken() {
        return Problems.conflict(
                        "code-already-taken", "The code is taken", "Somebody else in the organisation has this code.")
                .exception();
    }

    private static ProblemException inactive() {
        return Problems.conflict(
                        "user-inactive",
                        "The person is inactive",
                        "Their code is reserved and works for nobody. It can be changed when they are active again.")
                .exception();
    }
}
