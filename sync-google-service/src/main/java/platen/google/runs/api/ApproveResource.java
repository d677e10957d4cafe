package platen.google.runs.api;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.HexFormat;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import platen.google.runs.ApproveHold;
import platen.google.runs.ApproveHold.Approval;
import platen.google.runs.ApproveHold.Outcome;
import platen.google.runs.FindRuns;
import platen.google.runs.domain.HoldState;
import platen.kit.organisation.CurrentOrganisation;
import platen.kit.rest.CurrentIdempotentRequest;
import platen.kit.rest.Idempotent;
import platen.kit.rest.Problems;

/** Lets through what the guards held. */
@Path("/api/v1/google/runs/{id}/approve")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Runs")
public class ApproveResource {

    private final CurrentOrganisation organisation;
    private final CurrentIdempotentRequest idempotentRequest;
    private final FindRuns findRuns;
    private final ApproveHold approveHold;

    ApproveResource(
            CurrentOrganisation organisation,
            CurrentIdempotentRequest idempotentRequest,
            FindRuns findRuns,
            ApproveHold approveHold) {
        this.organisation = organisation;
        this.idempotentRequest = idempotentRequest;
        this.findRuns = findRuns;
        this.approveHold = approveHold;
    }

    @POST
    @Idempotent
    @RolesAllowed("admin")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Approve what a run holds back",
            description = "Another run applies it in the background; Location says where that is.")
    @APIResponse(responseCode = "202", description = "Started")
    @APIResponse(
            responseCode = "409",
            description = "Nothing is held, not this plan, not any more, on another base, or a run is under way")
    public Uni<RestResponse<RunView>> approve(@PathParam("id") UUID id, @Valid ApproveRequest request) {
        UUID owner = organisation.id();
        var approval = new Approval(id, HexFormat.of().parseHex(request.planHash()), organisation.caller());
        return RunResource.existing(findRuns, owner, id)
                .chain(run -> approveHold.approve(owner, approval, idempotentRequest.get()))
                .map(ApproveResource::started)
                .chain(run -> RunResource.existing(findRuns, owner, run))
                .map(run -> RestResponse.ResponseBuilder.<RunView>create(RestResponse.Status.ACCEPTED)
                        .entity(RunView.of(run))
                        .location(URI.create("/api/v1/google/runs/" + run.id()))
                        .build());
    }

    private static UUID started(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Started(UUID run) -> run;
            case Outcome.InProgress(UUID run) -> throw RunResource.inProgress(run);
            case Outcome.NothingHeld none ->
                throw refused("nothing-held", "Nothing is held", "Nothing waits for approval under this run.");
            case Outcome.OtherPlan other ->
                throw refused("plan-changed", "It is another plan", "The run's plan has another hash. Read it again.");
            case Outcome.Ended(HoldState state) -> throw refused("hold-ended", "The hold has ended", ended(state));
            case Outcome.ConnectionChanged changed ->
                throw refused(
                        "connection-changed",
                        "The connection has changed",
                        "The plan was made with other settings. Start a run and approve what that holds.");
            case Outcome.BaseMoved moved ->
                throw refused(
                        "base-moved",
                        "The plan is out of date",
                        "Something was published since of a person who waits. Start a run and approve what that holds.");
        };
    }

    private static String ended(HoldState state) {
        return switch (state) {
            case OPEN -> throw new IllegalStateException("An open hold can be approved");
            case APPROVED -> "It was approved and applied before.";
            case SUPERSEDED -> "A later run holds something else. Approve that.";
            case GONE -> "A later run held nothing any more.";
        };
    }

    private static RuntimeException refused(String slug, String title, String detail) {
        return Problems.conflict(slug, title, detail).exception();
    }
}
