package platen.identity.people;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import platen.identity.people.persistence.UserRows;
import platen.kit.organisation.OrganisationTransactions;
import platen.kit.rest.IfMatch;

/** An administrator deletes a person at once. A source that still has the person brings it again as somebody new. */
@ApplicationScoped
public class DeleteUser {

    private final OrganisationTransactions transactions;
    private final UserRows users;
    private final EndAccount endAccount;
    private final Clock clock;

    DeleteUser(OrganisationTransactions transactions, UserRows users, EndAccount endAccount, Clock clock) {
        this.transactions = transactions;
        this.users = users;
        this.endAccount = endAccount;
        this.clock = clock;
    }

    /** False when there is no such user. */
    public Uni<Boolean> delete(UUID organisation, UUID id, IfMatch seen) {
        return transactions.in(
                organisation,
                transaction -> users.lock(transaction, id).chain(user -> {
                    if (user == null) {
                        return Uni.createFrom().item(false);
                    }
                    seen.check(user.version());
                    return endAccount
                            .end(transaction, id, clock.instant().truncatedTo(ChronoUnit.MICROS), null)
                            .replaceWith(true);
                }));
    }
}
