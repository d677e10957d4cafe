package platen.accesscode.bulk.api;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import platen.accesscode.Caller;
import platen.accesscode.bulk.ManageRegenerations;
import platen.accesscode.bulk.ManageRegenerations.Result;
import platen.accesscode.bulk.RegenerationJob;
import platen.accesscode.bulk.RegenerationJob.Place;
import platen.accesscode.bulk.domain.JobState;
import platen.kit.organisation.CurrentOrganisation;
import platen.kit.rest.CurrentIdempotentRequest;
import platen.kit.rest.Cursor;
import platen.kit.rest.Idempotent;
import platen.kit.rest.Limit;
import platen.kit.rest.Page;
import platen.kit.rest.ProblemException;
import platen.kit.rest.Problems;

/** Jobs that make the codes of an organisation anew. */
@Path("/api/v1/access-code-jobs")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class AccessCodeJobResource {

    private static final String PATH = "/api/v1/access-code-jobs/";

    private final CurrentOrganisation organisation;
    private final Caller caller;
    private final CurrentIdempotentRequest request;
    private final ManageRegenerations jobs;

    AccessCodeJobResource(
            CurrentOrganisation organisation,
            Caller caller,
            CurrentIdempotentRequest request,
            ManageRegenerations jobs) {
        this.organisation = organisation;
        this.caller = caller;
        this.request = request;
        this.jobs = jobs;
    }

    @POST
    @RolesAllowed("admin")
    @Idempotent
    @Operation(summary = "Order a job that regenerates codes; one at a time")
    public Uni<RestResponse<AccessCodeJobView>> order(@Valid AccessCodeJobRequest body) {
        return jobs.order(organisation.id(), body.order(), request.get(), caller.cause())
                .chain(result -> view(result)
                        .map(view -> RestResponse.ResponseBuilder.<AccessCodeJobView>created(
                                        URI.create(PATH + view.id()))
                                .entity(view)
                                .build()));
    }

    @GET
    @RolesAllowed({"admin", "auditor"})
    @Operation(summary = "List jobs, newest first")
    public Uni<Page<AccessCodeJobView>> list(
            @QueryParam("cursor") @Nullable Cursor cursor, @QueryParam("limit") @DefaultValue("50") Limit limit) {
        Place after = cursor == null ? null : new Place(cursor.instant(0), cursor.uuid(1));
        return jobs.page(organisation.id(), after, limit.andOneMore())
                .map(found -> Page.of(found, limit, last -> Cursor.of(last.orderedAt(), last.id()))
                        .map(AccessCodeJobView::of));
    }

    @GET
    @Path("{id}")
    @RolesAllowed({"admin", "auditor"})
    @Operation(summary = "Watch a job")
    public Uni<AccessCodeJobView> show(@RestPath UUID id) {
        return view(id);
    }

    @POST
    @Path("{id}/pause")
    @RolesAllowed("admin")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Pause a job after the batch under way")
    public Uni<AccessCodeJobView> pause(@RestPath UUID id) {
        return jobs.pause(organisation.id(), id, caller.cause()).chain(this::view);
    }

    @POST
    @Path("{id}/resume")
    @RolesAllowed("admin")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Let a paused job go on")
    public Uni<AccessCodeJobView> resume(@RestPath UUID id) {
        return jobs.resume(organisation.id(), id, caller.cause()).chain(this::view);
    }

    @POST
    @Path("{id}/cancel")
    @RolesAllowed("admin")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "End a job; what has changed stays changed")
    public Uni<AccessCodeJobView> cancel(@RestPath UUID id) {
        return jobs.cancel(organisation.id(), id, caller.cause()).chain(this::view);
    }

    private Uni<AccessCodeJobView> view(Result result) {
        return switch (result) {
            case Result.Done(UUID id) -> view(id);
            case Result.AnotherIsOpen(UUID other) ->
                throw Problems.conflict(
                                "job-already-open",
                                "Another job is not at its end",
                                "Wait for it or cancel it; two at once would undo each other's work.")
                        .with("jobId", other.toString())
                        .exception();
            case Result.NotPossible(JobState state) ->
                throw Problems.conflict(
                                "job-ended", "The job has come to its end", "Its state is " + state.slug() + ".")
                        .with("state", state.slug())
                        .exception();
            case Result.Unknown unknown -> throw unknown();
        };
    }

    private Uni<AccessCodeJobView> view(UUID id) {
        return jobs.find(organisation.id(), id).map(AccessCodeJobResource::known);
    }

    private static AccessCodeJobView known(@Nullable RegenerationJob job) {
        if (job == null) {
            throw unknown();
        }
        return AccessCodeJobView.of(job);
    }

    private static ProblemException unknown() {
        return Problems.notFound("job").exception();
    }
}
