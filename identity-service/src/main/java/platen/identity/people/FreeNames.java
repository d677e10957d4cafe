package platen.identity.people;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import platen.identity.domain.Checked;
import platen.identity.domain.SearchKey;
import platen.identity.people.domain.Profile;
import platen.identity.people.persistence.UserRows;
import platen.kit.organisation.OrganisationTransaction;

/** Refuses a profile that is flawed or whose user name or email somebody else has. */
@ApplicationScoped
class FreeNames {

    private static final String NO_SOURCE = "";

    private final UserRows users;

    FreeNames(UserRows users) {
        this.users = users;
    }

    /** The names must have been reserved. */
    Uni<Profile> require(OrganisationTransaction transaction, UUID user, Profile wanted) {
        return users.holders(transaction, List.of(wanted.userNameKey()), wanted.emailKey(), NO_SOURCE)
                .map(holders -> holders.against(user, wanted, List.of()))
                .map(clashes -> {
                    if (clashes.userNameHolder() != null) {
                        throw new UserRefused(new UserRefused.Reason.UserNameTaken());
                    }
                    if (clashes.emailHolder() != null) {
                        throw new UserRefused(new UserRefused.Reason.EmailTaken());
                    }
                    return wanted;
                });
    }

    /** Refuses aliases of which somebody else has one as user name or alias. The names must have been reserved. */
    Uni<Void> requireAliases(OrganisationTransaction transaction, UUID user, List<String> aliases) {
        return users.taken(
                        transaction, user, aliases.stream().map(SearchKey::of).toList())
                .invoke(taken -> {
                    if (taken) {
                        throw new UserRefused(new UserRefused.Reason.AliasTaken());
                    }
                })
                .replaceWithVoid();
    }

    static <T> T valid(Checked<T> draft) {
        return switch (draft) {
            case Checked.Valid<T> valid -> valid.value();
            case Checked.Flawed<T> flawed -> throw new UserRefused(new UserRefused.Reason.Invalid(flawed.flaws()));
        };
    }
}
