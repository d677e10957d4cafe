package platen.google.runs.api;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.jspecify.annotations.Nullable;
import platen.google.runs.FindChanges;
import platen.google.runs.FindRuns;
import platen.google.runs.domain.ChangeFilter;
import platen.google.runs.domain.RecordedChange;
import platen.google.runs.domain.Run;
import platen.kit.organisation.CurrentOrganisation;
import platen.kit.rest.Cursor;
import platen.kit.rest.Limit;
import platen.kit.rest.Page;

/** What a run plans, person by person. */
@Path("/api/v1/google/runs/{id}/plan")
@RolesAllowed({"admin", "auditor"})
@Tag(name = "Runs")
public class PlanResource {

    private final CurrentOrganisation organisation;
    private final FindRuns findRuns;
    private final FindChanges findChanges;

    PlanResource(CurrentOrganisation organisation, FindRuns findRuns, FindChanges findChanges) {
        this.organisation = organisation;
        this.findRuns = findRuns;
        this.findChanges = findChanges;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Show the plan of a run",
            description = "In order of external id, with the hash that an approval names. As text/csv the whole plan.")
    public Uni<PlanView> plan(
            @PathParam("id") UUID id,
            @QueryParam("limit") @DefaultValue("50") Limit limit,
            @QueryParam("cursor") @Nullable Cursor cursor) {
        UUID owner = organisation.id();
        return RunResource.existing(findRuns, owner, id)
                .chain(run -> findChanges
                        .page(owner, run, cursor == null ? "" : cursor.text(0), ChangeFilter.ALL, limit.andOneMore())
                        .map(found -> view(run, Page.of(found, limit, change -> Cursor.of(change.externalId())))));
    }

    @GET
    @Produces(ChangeCsv.WHEN_ASKED_FOR)
    @Operation(hidden = true)
    public Multi<String> csv(@PathParam("id") UUID id) {
        UUID owner = organisation.id();
        return RestMulti.fromUniResponse(
                RunResource.existing(findRuns, owner, id),
                run -> ChangeCsv.of(findChanges.all(owner, run, ChangeFilter.ALL)));
    }

    private static PlanView view(Run run, Page<RecordedChange> page) {
        Page<ChangeView> shown = page.map(ChangeView::of);
        return new PlanView(RunView.hex(run.plan().hash()), shown.items(), shown.next());
    }
}
