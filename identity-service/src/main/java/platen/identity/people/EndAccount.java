package platen.identity.people;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.identity.groups.TendMemberships;
import platen.identity.imports.persistence.ImportedRows;
import platen.identity.people.domain.UserEvent;
import platen.identity.people.messaging.UserEventWriter;
import platen.identity.people.persistence.PersonLinkRows;
import platen.identity.people.persistence.UserRows;
import platen.identity.subjects.persistence.SubjectRows;
import platen.kit.messaging.Event;
import platen.kit.organisation.OrganisationTransaction;

/** What every way of deleting a locked user has in common: nothing personal stays, links go, others hear of it. */
@ApplicationScoped
class EndAccount {

    private final UserRows users;
    private final PersonLinkRows links;
    private final SubjectRows subjects;
    private final PersonReviews reviews;
    private final ImportedRows imported;
    private final TendMemberships memberships;
    private final UserEventWriter events;

    EndAccount(
            UserRows users,
            PersonLinkRows links,
            SubjectRows subjects,
            PersonReviews reviews,
            ImportedRows imported,
            TendMemberships memberships,
            UserEventWriter events) {
        this.users = users;
        this.links = links;
        this.subjects = subjects;
        this.reviews = reviews;
        this.imported = imported;
        this.memberships = memberships;
        this.events = events;
    }

    Uni<Void> end(OrganisationTransaction transaction, UUID user, Instant now, @Nullable Event cause) {
        return links.of(transaction, user)
                .chain(known -> Multi.createFrom()
                        .iterable(known)
                        .onItem()
                        .transformToUniAndConcatenate(link -> reviews.close(transaction, link.person(), now))
                        .collect()
                        .last())
                .chain(() -> links.removeAll(transaction, user))
                .chain(() -> subjects.removeAll(transaction, user))
                .chain(() -> imported.forget(transaction, user))
                .chain(() -> memberships.deleted(transaction, user))
                .chain(() -> users.bury(transaction, user, now))
                .chain(() -> events.write(transaction, List.of(new UserEvent.Deleted(user)), cause));
    }
}
