package platen.identity.people;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jboss.logging.Logger;
import platen.identity.organisation.FindOrganisations;
import platen.identity.people.persistence.UserRows;
import platen.kit.organisation.OrganisationTransactions;

/** Deletes removed people whose retention is over, organisation by organisation. */
@ApplicationScoped
class DeleteRetainedUsers {

    private static final Logger LOG = Logger.getLogger(DeleteRetainedUsers.class);
    private static final int AT_ONCE = 100;

    private final FindOrganisations organisations;
    private final OrganisationTransactions transactions;
    private final UserRows users;
    private final EndAccount endAccount;
    private final Clock clock;

    DeleteRetainedUsers(
            FindOrganisations organisations,
            OrganisationTransactions transactions,
            UserRows users,
            EndAccount endAccount,
            Clock clock) {
        this.organisations = organisations;
        this.transactions = transactions;
        this.users = users;
        this.endAccount = endAccount;
        this.clock = clock;
    }

    @Scheduled(
            every = "${platen.identity.deletion-interval:1m}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> run() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return organisations
                .all()
                .onItem()
                .transformToUniAndConcatenate(organisation -> deleteDue(organisation.id(), now))
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** One organisation's trouble is not the others'. */
    private Uni<Integer> deleteDue(UUID organisation, Instant now) {
        return Multi.createBy()
                .repeating()
                .uni(() -> deleteSome(organisation, now))
                .whilst(deleted -> deleted == AT_ONCE)
                .collect()
                .last()
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.errorf(failure, "Deleting retained users failed, organisationId=%s", organisation);
                    return 0;
                });
    }

    private Uni<Integer> deleteSome(UUID organisation, Instant now) {
        return transactions.in(
                organisation,
                transaction -> users.due(transaction, now, AT_ONCE)
                        .chain(due -> Multi.createFrom()
                                .iterable(due)
                                .onItem()
                                .transformToUniAndConcatenate(user -> endAccount.end(transaction, user.id(), now, null))
                                .collect()
                                .last()
                                .replaceWith(due.size())));
    }
}
