package platen.identity.people;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import platen.identity.auditing.RecordAct;
import platen.identity.auditing.domain.Act;
import platen.identity.domain.SearchKey;
import platen.identity.groups.TendMemberships;
import platen.identity.imports.persistence.ImportedRows;
import platen.identity.people.domain.PersonLink;
import platen.identity.people.domain.User;
import platen.identity.people.domain.UserEvent;
import platen.identity.people.messaging.UserEventWriter;
import platen.identity.people.persistence.PersonLinkRows;
import platen.identity.people.persistence.UserRows;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;
import platen.kit.rest.IfMatch;

/**
 * A person wants to be forgotten (GDPR, article 17): deleted at once, and every service drops what it keeps of deleted people for
 * its own ends. What stays anywhere is the user's id. A source that still has the person brings somebody new.
 */
@ApplicationScoped
public class EraseUser {

    private final OrganisationTransactions transactions;
    private final UserRows users;
    private final PersonLinkRows links;
    private final PersonReviews reviews;
    private final EndAccount endAccount;
    private final ImportedRows imported;
    private final TendMemberships memberships;
    private final RecordAct audit;
    private final UserEventWriter events;
    private final Clock clock;

    EraseUser(
            OrganisationTransactions transactions,
            UserRows users,
            PersonLinkRows links,
            PersonReviews reviews,
            EndAccount endAccount,
            ImportedRows imported,
            TendMemberships memberships,
            RecordAct audit,
            UserEventWriter events,
            Clock clock) {
        this.transactions = transactions;
        this.users = users;
        this.links = links;
        this.reviews = reviews;
        this.endAccount = endAccount;
        this.imported = imported;
        this.memberships = memberships;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** Whom to erase, and proof that it is meant. */
    public record Wish(UUID user, String userName, IfMatch seen, String caller) {}

    /** False when there is no such user; fails with {@link UserRefused} when the user name is not the user's. */
    public Uni<Boolean> erase(UUID organisation, Wish wish) {
        return transactions.in(
                organisation,
                transaction -> users.lock(transaction, wish.user()).chain(user -> {
                    if (user == null) {
                        return Uni.createFrom().item(false);
                    }
                    wish.seen().check(user.version());
                    if (!SearchKey.of(wish.userName()).equals(user.profile().userNameKey())) {
                        throw new UserRefused(new UserRefused.Reason.NotConfirmed());
                    }
                    return erase(transaction, user, wish.caller()).replaceWith(true);
                }));
    }

    private Uni<Void> erase(OrganisationTransaction transaction, User user, String caller) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return links.of(transaction, user.id()).chain(known -> {
            var persons = known.stream().map(PersonLink::person).toList();
            return endAccount
                    .end(transaction, user.id(), now, null)
                    .chain(() -> reviews.erase(transaction, persons))
                    .chain(() -> memberships.erased(transaction, persons))
                    .chain(() -> imported.forgetNamed(
                            transaction, names(user), user.profile().emailKey()))
                    .chain(() -> events.write(transaction, List.of(new UserEvent.Erased(user.id(), persons)), null))
                    .chain(() -> audit.onUser(transaction, caller, Act.Kind.USER_ERASED, user.id()));
        });
    }

    private static List<String> names(User user) {
        return Stream.concat(Stream.of(user.profile().userNameKey()), user.aliasKeys().stream())
                .toList();
    }
}
