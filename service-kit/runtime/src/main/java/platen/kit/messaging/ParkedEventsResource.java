package platen.kit.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import platen.kit.organisation.OrganisationTransactions;

/** What operations does about parked events: count them, replay them. */
@Path("/api/v1/service/parked-events")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("service")
public class ParkedEventsResource {

    /** How many keys are parked, by why. */
    public record ParkedView(long poisonKeys, long waitingKeys) {}

    /** How many events had their effect now. */
    public record ReplayView(long replayed) {}

    private final OrganisationTransactions transactions;
    private final ParkedEvents parked;
    private final ParkedEventReplay replay;

    ParkedEventsResource(OrganisationTransactions transactions, ParkedEvents parked, ParkedEventReplay replay) {
        this.transactions = transactions;
        this.parked = parked;
        this.replay = replay;
    }

    @GET
    @Operation(summary = "Count the parked keys")
    public Uni<ParkedView> count() {
        return transactions
                .asRelay(parked::counts)
                .map(counts -> new ParkedView(counts.poisonKeys(), counts.waitingKeys()));
    }

    @POST
    @Path("/redeliveries")
    @Operation(summary = "Replay every parked key in order")
    public Uni<ReplayView> redeliver() {
        return replay.replayAll().map(ReplayView::new);
    }
}
