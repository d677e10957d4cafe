package platen.scim.linking;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import platen.kit.organisation.OrganisationTransaction;
import platen.scim.linking.persistence.AmbiguousMatchRows;
import platen.scim.linking.persistence.LinkedUserRows;

/** Keeps which user a pushed person became, so that an administrator can be told. */
@ApplicationScoped
public class RememberLink {

    private final LinkedUserRows links;
    private final AmbiguousMatchRows matches;
    private final Clock clock;

    RememberLink(LinkedUserRows links, AmbiguousMatchRows matches, Clock clock) {
        this.links = links;
        this.matches = matches;
        this.clock = clock;
    }

    /**
     * @param link what the directory events call the person
     */
    public Uni<Void> linked(OrganisationTransaction transaction, UUID link, UUID user) {
        return links.put(transaction, link, user, clock.instant()).chain(() -> matches.remove(transaction, link));
    }

    /** The person waits for a decision. */
    public Uni<Void> ambiguous(OrganisationTransaction transaction, UUID link, Review review) {
        return matches.put(transaction, link, review);
    }

    public Uni<Void> userDeleted(OrganisationTransaction transaction, UUID user) {
        return links.removeAll(transaction, user);
    }
}
