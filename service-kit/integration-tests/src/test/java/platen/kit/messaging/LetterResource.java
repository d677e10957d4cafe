package platen.kit.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import platen.kit.messaging.PostOffice.Letter;
import platen.kit.organisation.CurrentOrganisation;
import platen.kit.organisation.OrganisationTransactions;

/** Takes letters in over HTTP. */
@Path("/api/v1/letters")
@RolesAllowed("admin")
public class LetterResource {

    private final CurrentOrganisation organisation;
    private final OrganisationTransactions transactions;
    private final Outbox outbox;

    LetterResource(CurrentOrganisation organisation, OrganisationTransactions transactions, Outbox outbox) {
        this.organisation = organisation;
        this.transactions = transactions;
        this.outbox = outbox;
    }

    @POST
    public Uni<Void> post(@QueryParam("to") String to, @QueryParam("text") String text) {
        return transactions.in(
                organisation.id(),
                transaction -> outbox.append(
                        transaction, OutgoingEvent.of(PostOffice.TOPIC, to, PostOffice.LETTER, new Letter(to, text))));
    }
}
