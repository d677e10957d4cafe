package platen.identity.people;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import platen.identity.organisation.FindOrganisations;
import platen.identity.people.domain.User;
import platen.identity.people.domain.UserEvent;
import platen.identity.people.domain.UserState.Because;
import platen.identity.people.messaging.UserEventWriter;
import platen.identity.people.persistence.UserRows;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;
import platen.kit.rest.IfMatch;

/**
 * An administrator removes a person: inactive at once, deleted at the end of the organisation's retention. Until then reactivating
 * brings back the same user with the same code; a source that still has the person keeps them from being deleted.
 */
@ApplicationScoped
public class RemoveUser {

    private final OrganisationTransactions transactions;
    private final FindOrganisations organisations;
    private final UserRows users;
    private final UserEventWriter events;
    private final Clock clock;

    RemoveUser(
            OrganisationTransactions transactions,
            FindOrganisations organisations,
            UserRows users,
            UserEventWriter events,
            Clock clock) {
        this.transactions = transactions;
        this.organisations = organisations;
        this.users = users;
        this.events = events;
        this.clock = clock;
    }

    /** False when there is no such user. */
    public Uni<Boolean> remove(UUID organisation, UUID id, IfMatch seen) {
        return transactions.in(
                organisation,
                transaction -> organisations
                        .of(transaction)
                        .chain(tenant -> users.lock(transaction, id).chain(user -> {
                            if (tenant == null || user == null) {
                                return Uni.createFrom().item(false);
                            }
                            seen.check(user.version());
                            var retention = Duration.ofDays(tenant.settings().retentionDays());
                            return remove(transaction, user, retention).replaceWith(true);
                        })));
    }

    private Uni<Void> remove(OrganisationTransaction transaction, User user, Duration retention) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        User removed = user.deactivated(Because.ADMINISTRATOR).removed(now.plus(retention));
        if (removed.equals(user)) {
            return Uni.createFrom().voidItem();
        }
        return users.update(transaction, removed.touched(now))
                .chain(() -> user.isActive()
                        ? events.write(transaction, List.of(new UserEvent.Deactivated(removed)), null)
                        : Uni.createFrom().voidItem());
    }
}
