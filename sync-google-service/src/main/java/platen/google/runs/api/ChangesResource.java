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
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.jspecify.annotations.Nullable;
import platen.google.runs.FindChanges;
import platen.google.runs.FindRuns;
import platen.google.runs.domain.ChangeFilter;
import platen.google.runs.domain.ChangeOutcome;
import platen.kit.organisation.CurrentOrganisation;
import platen.kit.rest.Cursor;
import platen.kit.rest.Limit;
import platen.kit.rest.Page;
import platen.kit.rest.Problem;
import platen.kit.rest.Problems;

/** The report of a run, person by person; kept for 90 days. */
@Path("/api/v1/google/runs/{id}/changes")
@RolesAllowed({"admin", "auditor"})
@Tag(name = "Runs")
public class ChangesResource {

    private static final String REFUSED = "refused";

    private final CurrentOrganisation organisation;
    private final FindRuns findRuns;
    private final FindChanges findChanges;

    ChangesResource(CurrentOrganisation organisation, FindRuns findRuns, FindChanges findChanges) {
        this.organisation = organisation;
        this.findRuns = findRuns;
        this.findChanges = findChanges;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Show what a run changed, held, or was refused",
            description = "In order of external id. outcome: planned, applied, held, approved, lapsed or refused."
                    + " As text/csv all of them.")
    public Uni<Page<ChangeView>> changes(
            @PathParam("id") UUID id,
            @QueryParam("limit") @DefaultValue("50") Limit limit,
            @QueryParam("cursor") @Nullable Cursor cursor,
            @QueryParam("outcome") @Nullable String outcome) {
        UUID owner = organisation.id();
        ChangeFilter filter = filter(outcome);
        return RunResource.existing(findRuns, owner, id)
                .chain(run ->
                        findChanges.page(owner, run, cursor == null ? "" : cursor.text(0), filter, limit.andOneMore()))
                .map(found -> Page.of(found, limit, change -> Cursor.of(change.externalId()))
                        .map(ChangeView::of));
    }

    @GET
    @Produces(ChangeCsv.WHEN_ASKED_FOR)
    @Operation(hidden = true)
    public Multi<String> csv(@PathParam("id") UUID id, @QueryParam("outcome") @Nullable String outcome) {
        UUID owner = organisation.id();
        ChangeFilter filter = filter(outcome);
        return RestMulti.fromUniResponse(
                RunResource.existing(findRuns, owner, id), run -> ChangeCsv.of(findChanges.all(owner, run, filter)));
    }

    private static ChangeFilter filter(@Nullable String outcome) {
        if (outcome == null) {
            return ChangeFilter.ALL;
        }
        return outcome.equals(REFUSED)
                ? ChangeFilter.REFUSED
                : Arrays.stream(ChangeOutcome.values())
                        .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(outcome))
                        .findFirst()
                        .map(each -> new ChangeFilter(each, false))
                        .orElseThrow(ChangesResource::noOutcome);
    }

    private static RuntimeException noOutcome() {
        return Problems.invalid(List.of(Problem.Violation.ofParameter(
                        "outcome", "must be planned, applied, held, approved, lapsed or refused")))
                .exception();
    }
}
