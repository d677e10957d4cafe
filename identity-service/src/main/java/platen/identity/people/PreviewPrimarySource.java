package platen.identity.people;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.identity.organisation.FindOrganisations;
import platen.identity.people.domain.SourceCounts;
import platen.identity.people.persistence.PersonLinkRows;
import platen.kit.organisation.OrganisationTransactions;

/**
 * Says what it would mean if another source's word counted. Naming another primary source changes nobody: people, ids and codes stay,
 * and whom the new source has is told by what it says next.
 */
@ApplicationScoped
public class PreviewPrimarySource {

    private final OrganisationTransactions transactions;
    private final FindOrganisations organisations;
    private final PersonLinkRows links;

    PreviewPrimarySource(OrganisationTransactions transactions, FindOrganisations organisations, PersonLinkRows links) {
        this.transactions = transactions;
        this.organisations = organisations;
        this.links = links;
    }

    /** Null when there is no such organisation. */
    public Uni<@Nullable SourceCounts> preview(UUID organisation, String source) {
        return transactions.in(
                organisation,
                transaction -> organisations
                        .of(transaction)
                        .chain(found -> found == null
                                ? Uni.createFrom().nullItem()
                                : links.counts(
                                        transaction, source, found.settings().primarySource())));
    }
}
