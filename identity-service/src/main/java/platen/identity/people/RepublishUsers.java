package platen.identity.people;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import platen.identity.people.domain.User;
import platen.identity.people.messaging.UserEventWriter;
import platen.identity.people.persistence.UserRows;
import platen.kit.organisation.OrganisationTransactions;

/** Repeats what is true of some users. Their rows stay locked meanwhile, so that no later fact can come before the repeated one. */
@ApplicationScoped
public class RepublishUsers {

    private final OrganisationTransactions transactions;
    private final UserRows users;
    private final UserEventWriter events;

    RepublishUsers(OrganisationTransactions transactions, UserRows users, UserEventWriter events) {
        this.transactions = transactions;
        this.users = users;
        this.events = events;
    }

    /** Repeats the next users by id and returns their ids; none at the end. */
    public Uni<List<UUID>> next(UUID organisation, UUID after, int limit) {
        return transactions.in(
                organisation,
                transaction -> users.lockPage(transaction, after, limit)
                        .call(page -> events.republish(transaction, page))
                        .map(page -> page.stream().map(User::id).toList()));
    }
}
