package platen.identity.organisation;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.identity.organisation.domain.Organisation;
import platen.identity.organisation.messaging.OrganisationEventWriter;
import platen.identity.organisation.persistence.OrganisationRows;
import platen.kit.organisation.DeletedOrganisation;
import platen.kit.organisation.OrganisationDeletion;
import platen.kit.organisation.OrganisationDeletion.Progress;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;
import platen.kit.rest.IfMatch;

/** Ends a tenant for good: here from the commit on, elsewhere as soon as the event arrives. The rows follow, batch by batch. */
@ApplicationScoped
public class DeleteOrganisation {

    private final OrganisationTransactions transactions;
    private final OrganisationRows organisations;
    private final OrganisationDeletion deletion;
    private final OrganisationEventWriter events;

    DeleteOrganisation(
            OrganisationTransactions transactions,
            OrganisationRows organisations,
            OrganisationDeletion deletion,
            OrganisationEventWriter events) {
        this.transactions = transactions;
        this.organisations = organisations;
        this.deletion = deletion;
        this.events = events;
    }

    /** What became of the wish. */
    public enum Outcome {
        /** Now, or by an earlier request. */
        DELETED,
        UNKNOWN,
        /** The name is not the organisation's. */
        NOT_CONFIRMED
    }

    public Uni<Outcome> delete(UUID id, String name, IfMatch seen) {
        return transactions
                .in(
                        id,
                        transaction -> organisations
                                .lock(transaction)
                                .chain(found -> found == null
                                        ? Uni.createFrom().item(Outcome.UNKNOWN)
                                        : delete(transaction, found, name, seen)))
                .onFailure(DeletedOrganisation::causes)
                .recoverWithItem(Outcome.DELETED);
    }

    private Uni<Outcome> delete(OrganisationTransaction transaction, Organisation found, String name, IfMatch seen) {
        seen.check(found.version());
        return !name.equals(found.settings().name())
                ? Uni.createFrom().item(Outcome.NOT_CONFIRMED)
                : events.deleted(transaction, found.id())
                        .chain(() -> deletion.begin(transaction))
                        .replaceWith(Outcome.DELETED);
    }

    /** How far this service is; null for an organisation that is not deleted. */
    public Uni<@Nullable Progress> progress(UUID id) {
        return deletion.find(id);
    }
}
