package platen.gateway.attempts.api;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import platen.gateway.attempts.AttemptLog;
import platen.gateway.attempts.UnknownCards;
import platen.gateway.attempts.domain.AttemptLine;
import platen.gateway.people.People;
import platen.kit.organisation.CurrentOrganisation;
import platen.kit.rest.Cursor;
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
    private final People people;
    private final CurrentOrganisation organisation;

    AttemptResource(AttemptLog log, UnknownCards cards, People people, CurrentOrganisation organisation) {
        this.log = log;
        this.cards = cards;
        this.people = people;
        this.organisation = organisation;
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
}
