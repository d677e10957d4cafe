package platen.scim.linking;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import platen.kit.organisation.OrganisationTransaction;
import platen.scim.linking.persistence.ErasureRows;

/**
 * A person is to be forgotten: their resource goes, deleted or not, and the provisioning log loses their name. A provider that still
 * has the person finds nothing there (404) and creates them anew.
 */
@ApplicationScoped
public class EraseResource {

    private final ErasureRows rows;

    EraseResource(ErasureRows rows) {
        this.rows = rows;
    }

    /**
     * @param links what the directory events call the person
     */
    public Uni<Void> erase(OrganisationTransaction transaction, List<UUID> links) {
        return links.isEmpty() ? Uni.createFrom().voidItem() : rows.erase(transaction, links);
    }
}
