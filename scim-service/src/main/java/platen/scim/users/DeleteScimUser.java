package platen.scim.users;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;
import platen.scim.groups.LeaveGroups;
import platen.scim.log.persistence.CredentialProblems;
import platen.scim.log.persistence.ProvisioningLog;
import platen.scim.protocol.ResourceWrite;
import platen.scim.protocol.ScimRefusal;
import platen.scim.users.domain.Credentials;
import platen.scim.users.messaging.PersonEventWriter;
import platen.scim.users.persistence.ScimUserRows;

/** Takes a user out: gone for the provider and its user name free, while identity-service keeps the person for a while. */
@ApplicationScoped
public class DeleteScimUser {

    private final OrganisationTransactions transactions;
    private final ScimUserRows users;
    private final LeaveGroups leave;
    private final PersonEventWriter events;
    private final ProvisioningLog log;
    private final CredentialProblems problems;
    private final Clock clock;

    DeleteScimUser(
            OrganisationTransactions transactions,
            ScimUserRows users,
            LeaveGroups leave,
            PersonEventWriter events,
            ProvisioningLog log,
            CredentialProblems problems,
            Clock clock) {
        this.transactions = transactions;
        this.users = users;
        this.leave = leave;
        this.events = events;
        this.log = log;
        this.problems = problems;
        this.clock = clock;
    }

    public Uni<Void> delete(ResourceWrite write) {
        return transactions.in(
                write.organisation(),
                transaction -> users.lock(transaction, write.id()).chain(user -> {
                    if (user == null) {
                        throw ScimRefusal.notFound();
                    }
                    write.condition().check(user.version());
                    return leave.all(transaction, user.id(), write.cause())
                            .chain(() -> delete(transaction, user))
                            .chain(() -> events.removed(transaction, user.linkId(), write.cause()))
                            .chain(() -> log.add(transaction, UserEntries.deleted(user, write.cause())));
                }));
    }

    private Uni<Void> delete(OrganisationTransaction transaction, ScimUser user) {
        return users.delete(transaction, user, clock.instant().truncatedTo(ChronoUnit.MICROS))
                .chain(() -> problems.forget(
                        transaction, user.linkId(), Credentials.UNMANAGED.differing(user.credentials())));
    }
}
