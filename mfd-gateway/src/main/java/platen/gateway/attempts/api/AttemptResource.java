package platen.gateway.attempts.api;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import platen.gateway.attempts.AssignCard;
import platen.gateway.attempts.AttemptLog;
import platen.gateway.attempts.UnknownCards;
import platen.gateway.attempts.domain.AttemptLine;
import platen.gateway.people.People;
import platen.kit.organisation.CurrentOrganisation;
import platen.kit.rest.CurrentIdempotentRequest;
import platen.kit.rest.Cursor;
import platen.kit.rest.Idempotent;
import platen.kit.rest.Limit;
import platen.kit.rest.Page;

/** The log of attempts, for those who look after devices. */
@Path("/api/v1/attempts")
@Tag(name = "Attempts")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"admin", "helpdesk", "auditor"})
public class AttemptResource {

    private final AttemptLog log;
    private final UnknownCards cards;
    private final AssignCard assignCard;
    private final People people;
    private final CurrentOrganisation organisation;
    private final CurrentIdempotentRequest idempotentRequest;

    AttemptResource(
            AttemptLog log,
            UnknownCards cards,
            AssignCard assignCard,
            People people,
            CurrentOrganisation organisation,
            CurrentIdempotentRequest idempotentRequest) {
        this.log = log;
        this.cards = cards;
        this.assignCard = assignCard;
        this.people = people;
        this.organisation = organisation;
        this.idempotentRequest = idempotentRequest;
    }

    @GET
    @Operation(summary = "List attempts, newest first")
    public Uni<Page<AttemptView>> list(
            @BeanParam AttemptQuery query,
            @QueryParam("limit") @DefaultValue("50") Limit limit,
            @QueryParam("cursor") @Nullable Cursor cursor) {
        UUID asking = organisation.id();
        return log.list(asking, query.filter(), limit, cursor)
                .map(found -> Page.of(found, limit, last -> Cursor.of(last.at(), last.id())))
                .chain(page -> cards.of(asking, cardless(page))
                        .chain(shown -> people.displayNames(asking, users(page))
                                .map(names -> page.map(line -> AttemptView.of(line, names, shown)))));
    }

    /** Lines of cards that were nobody's: only these may have a card kept. */
    private static Set<UUID> cardless(Page<AttemptLine> page) {
        return page.items().stream()
                .filter(line -> line.kind().startsWith("card") && line.user().isEmpty())
                .map(AttemptLine::id)
                .collect(Collectors.toSet());
    }

    private static Set<UUID> users(Page<AttemptLine> page) {
        return page.items().stream().flatMap(line -> line.user().stream()).collect(Collectors.toSet());
    }

    @POST
    @Path("/{id}/assignment")
    @Consumes(MediaType.APPLICATION_JSON)
    @Idempotent
    @RolesAllowed({"admin", "helpdesk"})
    @Operation(summary = "Say whose the unknown card of an attempt is")
    @APIResponse(responseCode = "202", description = "On its way; it is registered unless it is somebody else's by now")
    @APIResponse(responseCode = "404", description = "No card is kept of this attempt")
    @APIResponse(responseCode = "409", description = "Somebody else was said to hold it")
    @APIResponse(responseCode = "422", description = "A card with a random number, or no active person")
    @Parameter(name = "Idempotency-Key", in = ParameterIn.HEADER, schema = @Schema(type = SchemaType.STRING))
    public Uni<RestResponse<Void>> assign(@RestPath UUID id, @Valid AssignmentRequest request) {
        var command = new AssignCard.Command(
                organisation.id(), id, request.userId(), organisation.caller(), idempotentRequest.get());
        return assignCard.assign(command).replaceWith(RestResponse::accepted);
    }
}
