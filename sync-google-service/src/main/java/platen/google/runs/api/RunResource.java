package platen.google.runs.api;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import platen.google.runs.FindRuns;
import platen.google.runs.StartRun;
import platen.google.runs.StartRun.Outcome;
import platen.google.runs.domain.Run;
import platen.kit.organisation.CurrentOrganisation;
import platen.kit.rest.CurrentIdempotentRequest;
import platen.kit.rest.Cursor;
import platen.kit.rest.Idempotent;
import platen.kit.rest.Limit;
import platen.kit.rest.OptionalBody;
import platen.kit.rest.Page;
import platen.kit.rest.ProblemException;
import platen.kit.rest.Problems;

/** The organisation's runs. */
@Path("/api/v1/google/runs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Runs")
public class RunResource {

    private final CurrentOrganisation organisation;
    private final CurrentIdempotentRequest idempotentRequest;
    private final StartRun startRun;
    private final FindRuns findRuns;

    RunResource(
            CurrentOrganisation organisation,
            CurrentIdempotentRequest idempotentRequest,
            StartRun startRun,
            FindRuns findRuns) {
        this.organisation = organisation;
        this.idempotentRequest = idempotentRequest;
        this.startRun = startRun;
        this.findRuns = findRuns;
    }

    @POST
    @Idempotent
    @RolesAllowed("admin")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Start a run",
            description = "It goes on in the background, or waits there for its turn; Location says where it is.")
    @APIResponse(responseCode = "202", description = "Started or queued")
    @APIResponse(responseCode = "409", description = "One is under way, or there is no connection")
    public Uni<RestResponse<RunView>> start(@OptionalBody @Nullable StartRunRequest request) {
        UUID owner = organisation.id();
        boolean dryRun = request != null && Boolean.TRUE.equals(request.dryRun());
        return startRun.manually(owner, dryRun, idempotentRequest.get())
                .map(RunResource::started)
                .chain(run -> existing(findRuns, owner, run))
                .map(run -> RestResponse.ResponseBuilder.<RunView>create(RestResponse.Status.ACCEPTED)
                        .entity(RunView.of(run))
                        .location(URI.create("/api/v1/google/runs/" + run.id()))
                        .build());
    }

    @GET
    @RolesAllowed({"admin", "auditor"})
    @Operation(summary = "List the runs, newest first")
    public Uni<Page<RunView>> list(
            @QueryParam("limit") @DefaultValue("50") Limit limit, @QueryParam("cursor") @Nullable Cursor cursor) {
        return findRuns.list(
                        organisation.id(),
                        cursor == null ? null : cursor.instant(0),
                        cursor == null ? null : cursor.uuid(1),
                        limit.andOneMore())
                .map(found -> Page.of(found, limit, run -> Cursor.of(run.startedAt(), run.id()))
                        .map(RunView::of));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"admin", "auditor"})
    @Operation(summary = "Show a run")
    public Uni<RunView> get(@PathParam("id") UUID id) {
        UUID owner = organisation.id();
        return existing(findRuns, owner, id)
                .chain(run -> findRuns.hold(owner, run).map(hold -> RunView.of(run, hold.orElse(null))));
    }

    static Uni<Run> existing(FindRuns findRuns, UUID owner, UUID id) {
        return findRuns.find(owner, id).map(run -> {
            if (run == null) {
                throw Problems.notFound("run").exception();
            }
            return run;
        });
    }

    private static UUID started(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Started(UUID run) -> run;
            case Outcome.InProgress(UUID run) -> throw inProgress(run);
            case Outcome.NoConnection none ->
                throw Problems.conflict(
                                "no-connection", "There is no connection", "Set up the connection to Google first.")
                        .exception();
            case Outcome.NotDue notDue -> throw new IllegalStateException("A run that was asked for is always due");
        };
    }

    static ProblemException inProgress(UUID run) {
        return Problems.conflict("run-in-progress", "A run is under way", "There is one run at a time.")
                .with("runId", run.toString())
                .exception();
    }
}
