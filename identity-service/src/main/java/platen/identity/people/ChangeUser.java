package platen.identity.people;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import platen.identity.domain.SearchKey;
import platen.identity.organisation.FindOrganisations;
import platen.identity.organisation.domain.Organisation;
import platen.identity.people.domain.AliasesDraft;
import platen.identity.people.domain.Attribute;
import platen.identity.people.domain.Profile;
import platen.identity.people.domain.User;
import platen.identity.people.domain.UserChange;
import platen.identity.people.messaging.UserEventWriter;
import platen.identity.people.persistence.UserRows;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;
import platen.kit.rest.IfMatch;

/** An administrator changes a person, deactivates or reactivates. */
@ApplicationScoped
public class ChangeUser {

    private final OrganisationTransactions transactions;
    private final FindOrganisations organisations;
    private final FreeNames freeNames;
    private final UserRows users;
    private final UserEventWriter events;
    private final Clock clock;

    ChangeUser(
            OrganisationTransactions transactions,
            FindOrganisations organisations,
            FreeNames freeNames,
            UserRows users,
            UserEventWriter events,
            Clock clock) {
        this.transactions = transactions;
        this.organisations = organisations;
        this.freeNames = freeNames;
        this.users = users;
        this.events = events;
        this.clock = clock;
    }

    /** False when there is no such user; fails with {@link UserRefused}. */
    public Uni<Boolean> change(UUID organisation, UUID id, UserChange change, IfMatch seen) {
        return transactions.in(
                organisation,
                transaction -> users.reserve(
                                transaction, names(change), key(change.set().get(Attribute.EMAIL)))
                        .chain(() -> organisations.of(transaction))
                        .chain(tenant -> users.lock(transaction, id)
                                .chain(user -> tenant == null || user == null
                                        ? Uni.createFrom().item(false)
                                        : change(transaction, tenant, user, change, seen)
                                                .replaceWith(true))));
    }

    private Uni<Void> change(
            OrganisationTransaction transaction, Organisation tenant, User user, UserChange change, IfMatch seen) {
        seen.check(user.version());
        Profile wanted =
                FreeNames.valid(change.profileOf(user, tenant.settings().locale()));
        List<String> aliases = FreeNames.valid(change.aliasesOf(user));
        return freeNames
                .require(transaction, user.id(), wanted)
                .call(() -> aliases.equals(user.aliases())
                        ? Uni.createFrom().voidItem()
                        : freeNames.requireAliases(transaction, user.id(), aliases))
                .chain(profile -> apply(transaction, user, change.apply(user, profile, aliases)));
    }

    private Uni<Void> apply(OrganisationTransaction transaction, User user, UserChange.Changed changed) {
        if (changed.user().equals(user)) {
            return Uni.createFrom().voidItem();
        }
        User touched = changed.user().touched(clock.instant().truncatedTo(ChronoUnit.MICROS));
        return users.update(transaction, touched).chain(() -> events.write(transaction, changed.events(), null));
    }

    private static List<String> names(UserChange change) {
        AliasesDraft aliases = change.aliases();
        return Stream.concat(
                        Stream.ofNullable(change.set().get(Attribute.USER_NAME)),
                        aliases == null ? Stream.empty() : aliases.names().stream())
                .map(SearchKey::of)
                .distinct()
                .toList();
    }

    private static @Nullable String key(@Nullable String name) {
        return name == null ? null : SearchKey.of(name);
    }
}
