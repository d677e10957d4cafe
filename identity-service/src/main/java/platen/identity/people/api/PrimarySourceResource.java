package platen.identity.people.api;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import platen.identity.domain.PlainText;
import platen.identity.people.PreviewPrimarySource;
import platen.identity.people.domain.SourceCounts;
import platen.kit.organisation.CurrentOrganisation;
import platen.kit.rest.Problem.Violation;
import platen.kit.rest.Problems;

/** What naming another primary source would mean. */
@Path("/api/v1/organisation/primary-source-preview")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("admin")
@Tag(name = "Organisation settings")
public class PrimarySourceResource {

    /** Whom the source has. */
    @Schema(name = "PrimarySourcePreview")
    public record PreviewView(
            String source,
            @Nullable String currentPrimarySource,

            @Schema(description = "All users but internal ones")
            long people,

            @Schema(description = "Those the source has: they stay, and its word counts from its next on")
            long linked,

            @Schema(
                    description =
                            "Those it has not: they stay too, and their other sources' word counts until it shows them")
            long notLinked,

            @Schema(description = "Of these, those whom only the present primary source keeps from ending")
            long onlyAtCurrentPrimarySource) {

        static PreviewView of(SourceCounts counts) {
            return new PreviewView(
                    counts.source(),
                    counts.primary(),
                    counts.people(),
                    counts.linked(),
                    counts.people() - counts.linked(),
                    counts.onlyAtPrimary());
        }
    }

    private final PreviewPrimarySource preview;
    private final CurrentOrganisation current;

    PrimarySourceResource(PreviewPrimarySource preview, CurrentOrganisation current) {
        this.preview = preview;
        this.current = current;
    }

    @GET
    @Operation(summary = "Show what naming another primary source would mean; naming it changes no person and no code")
    public Uni<PreviewView> preview(@Parameter(required = true) @QueryParam("source") @Nullable String source) {
        if (source == null || source.isBlank() || !PlainText.isPlain(source)) {
            throw Problems.invalid(List.of(Violation.ofParameter("source", "must name a source")))
                    .exception();
        }
        return preview.preview(current.id(), source).map(found -> {
            if (found == null) {
                throw Problems.notFound("organisation").exception();
            }
            return PreviewView.of(found);
        });
    }
}
