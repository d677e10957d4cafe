package platen.google.people;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import platen.google.people.persistence.PostgresLinks;
import platen.kit.organisation.OrganisationTransaction;

/** Remembers which user a person of the directory is, so that reports can say so. */
@ApplicationScoped
public class LinkPerson {

    private final PostgresLinks links;

    LinkPerson(PostgresLinks links) {
        this.links = links;
    }

    public Uni<Void> link(OrganisationTransaction transaction, String externalId, UUID user, Instant at) {
        return links.save(transaction, externalId, user, at);
    }
}
