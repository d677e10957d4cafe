package platen.identity.people;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import platen.identity.domain.Checked;
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
        return users.holders(transaction, wanted.userNameKey(), wanted.emailKey(), NO_SOURCE)
                .map(holders -> holders.against(user, wanted))
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

    static Profile valid(Checked<Profile> draft) {
        return switch (draft) {
            case Checked.Valid<Profile> valid -> valid.value();
            case Checked.Flawed<Profile> flawed ->
                throw new UserRefused(new UserRefused.Reason.Invalid(flawed.flaws()));
        };
    }
}
