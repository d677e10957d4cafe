package platen.identity.organisation;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import platen.identity.organisation.domain.Organisation;
import platen.identity.organisation.domain.OrganisationSettings;
import platen.identity.organisation.messaging.OrganisationEventWriter;
import platen.identity.organisation.persistence.OrganisationRows;
import platen.kit.organisation.OrganisationTransactions;
import platen.kit.rest.Creation;
import platen.kit.rest.Idempotency;
import platen.kit.rest.IdempotentRequest;

/**
 * Makes a tenant. An operator has no organisation whose transaction could hold the Idempotency-Key, so the key first reserves an
 * id in a transaction of its own; making the organisation of that id is then safe to repeat.
 */
@ApplicationScoped
public class CreateOrganisation {

    private static final UUID NO_ORGANISATION = new UUID(0, 0);

    private final OrganisationTransactions transactions;
    private final Idempotency idempotency;
    private final OrganisationRows organisations;
    private final OrganisationEventWriter events;
    private final Clock clock;

    CreateOrganisation(
            OrganisationTransactions transactions,
            Idempotency idempotency,
            OrganisationRows organisations,
            OrganisationEventWriter events,
            Clock clock) {
        this.transactions = transactions;
        this.idempotency = idempotency;
        this.organisations = organisations;
        this.events = events;
        this.clock = clock;
    }

    /** Returns the organisation as it is now, which for a repetition may be later than at its creation. */
    public Uni<Organisation> create(OrganisationSettings settings, Optional<IdempotentRequest> request) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return reservedId(request).chain(id -> createOnce(Organisation.created(id, settings, now)));
    }

    private Uni<UUID> reservedId(Optional<IdempotentRequest> request) {
        if (request.isEmpty()) {
            return Uni.createFrom().item(UUID.randomUUID());
        }
        return transactions
                .in(
                        NO_ORGANISATION,
                        transaction -> idempotency.once(
                                transaction,
                                request,
                                () -> Uni.createFrom()
                                        .item(Creation.of(UUID.randomUUID().toString()))))
                .map(creation -> UUID.fromString(creation.reference()));
    }

    private Uni<Organisation> createOnce(Organisation organisation) {
        return transactions.in(
                organisation.id(),
                transaction -> organisations
                        .insert(transaction, organisation)
                        .chain(isNew -> isNew
                                ? events.created(transaction, organisation).replaceWith(organisation)
                                : organisations.find(transaction).map(found -> found == null ? organisation : found)));
    }
}
