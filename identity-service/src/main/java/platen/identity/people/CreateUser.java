package platen.identity.people;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.identity.organisation.FindOrganisations;
import platen.identity.organisation.domain.Organisation;
import platen.identity.people.domain.Profile;
import platen.identity.people.domain.ProfileDraft;
import platen.identity.people.domain.User;
import platen.identity.people.domain.UserEvent;
import platen.identity.people.domain.UserState;
import platen.identity.people.messaging.UserEventWriter;
import platen.identity.people.persistence.UserRows;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;
import platen.kit.rest.Creation;
import platen.kit.rest.Idempotency;
import platen.kit.rest.IdempotentRequest;

/** An administrator makes a person. Sources may link to the account later. */
@ApplicationScoped
public class CreateUser {

    private final OrganisationTransactions transactions;
    private final Idempotency idempotency;
    private final FindOrganisations organisations;
    private final FreeNames freeNames;
    private final UserRows users;
    private final UserEventWriter events;
    private final Clock clock;

    CreateUser(
            OrganisationTransactions transactions,
            Idempotency idempotency,
            FindOrganisations organisations,
            FreeNames freeNames,
            UserRows users,
            UserEventWriter events,
            Clock clock) {
        this.transactions = transactions;
        this.idempotency = idempotency;
        this.organisations = organisations;
        this.freeNames = freeNames;
        this.users = users;
        this.events = events;
        this.clock = clock;
    }

    /** Returns the id of the user, of the first one for a repetition; fails with {@link UserRefused}. */
    public Uni<UUID> create(
            UUID organisation, ProfileDraft draft, boolean internal, Optional<IdempotentRequest> request) {
        return transactions
                .in(
                        organisation,
                        transaction -> idempotency.once(
                                transaction,
                                request,
                                () -> organisations
                                        .of(transaction)
                                        .chain(found -> create(transaction, valid(draft, found), internal))))
                .map(creation -> UUID.fromString(creation.reference()));
    }

    private static Profile valid(ProfileDraft draft, @Nullable Organisation organisation) {
        if (organisation == null) {
            throw new UserRefused(new UserRefused.Reason.NoSuchOrganisation());
        }
        return FreeNames.valid(draft.checked(organisation.settings().locale()));
    }

    private Uni<Creation> create(OrganisationTransaction transaction, Profile profile, boolean internal) {
        User user = User.created(
                        UUID.randomUUID(),
                        profile,
                        new UserState.Active(),
                        clock.instant().truncatedTo(ChronoUnit.MICROS))
                .withInternal(internal);
        return users.reserve(transaction, profile.userNameKey(), profile.emailKey())
                .chain(() -> freeNames.require(transaction, user.id(), profile))
                .chain(free -> users.insert(transaction, user))
                .chain(() -> events.write(transaction, List.of(new UserEvent.Created(user, null)), null))
                .replaceWith(() -> Creation.of(user.id().toString()));
    }
}
