package platen.identity.review.api;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import platen.identity.review.OpenReviews;
import platen.kit.organisation.CurrentOrganisation;
import platen.kit.rest.Cursor;
import platen.kit.rest.Limit;
import platen.kit.rest.Page;

/** Persons of a source that wait for a decision. */
@Path("/api/v1/reviews")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"admin", "helpdesk", "auditor"})
@Tag(name = "Reviews")
public class ReviewsResource {

    private final OpenReviews reviews;
    private final CurrentOrganisation current;

    ReviewsResource(OpenReviews reviews, CurrentOrganisation current) {
        this.reviews = reviews;
        this.current = current;
    }

    @GET
    @Operation(summary = "List the persons that wait, longest first")
    public Uni<Page<ReviewView>> list(
            @QueryParam("limit") @DefaultValue("50") Limit limit, @QueryParam("cursor") @Nullable Cursor cursor) {
        return reviews.list(
                        current.id(),
                        cursor == null ? null : cursor.instant(0),
                        cursor == null ? null : cursor.uuid(1),
                        limit.andOneMore())
                .map(found -> Page.of(found, limit, last -> Cursor.of(last.openedAt(), last.id()))
                        .map(ReviewView::of));
    }
}
