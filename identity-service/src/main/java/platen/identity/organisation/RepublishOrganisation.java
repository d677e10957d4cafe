package platen.identity.organisation;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import platen.identity.organisation.messaging.OrganisationEventWriter;
import platen.identity.organisation.persistence.OrganisationRows;
import platen.kit.organisation.OrganisationTransactions;

/** Repeats an organisation's settings. */
@ApplicationScoped
public class RepublishOrganisation {

    private final OrganisationTransactions transactions;
    private final OrganisationRows organisations;
    private final OrganisationEventWriter events;

    RepublishOrganisation(
            OrganisationTransactions transactions, OrganisationRows organisations, OrganisationEventWriter events) {
        this.transactions = transactions;
        this.organisations = organisations;
        this.events = events;
    }

    /** False when there is no such organisation. */
    public Uni<Boolean> republish(UUID id) {
        return transactions.in(
                id,
                transaction -> organisations
                        .lock(transaction)
                        .chain(found -> found == null
                                ? Uni.createFrom().item(false)
                                : events.republished(transaction, found).replaceWith(true)));
    }
}
