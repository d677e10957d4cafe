package platen.scim.users;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;
import platen.scim.log.persistence.ProvisioningLog;
import platen.scim.schema.UserSchemas;
import platen.scim.settings.domain.ScimSettings;
import platen.scim.users.messaging.PersonEventWriter;
import platen.scim.users.persistence.ScimUserRows;

/** Takes a new user in. A repeated request finds its first self and is refused (409), whereupon the client matches. */
@ApplicationScoped
public class CreateScimUser {

    private final OrganisationTransactions transactions;
    private final ScimUserRows users;
    private final PersonEventWriter events;
    private final ProvisioningLog log;
    private final Clock clock;

    CreateScimUser(
            OrganisationTransactions transactions,
            ScimUserRows users,
            PersonEventWriter events,
            ProvisioningLog log,
            Clock clock) {
        this.transactions = transactions;
        this.users = users;
        this.events = events;
        this.log = log;
        this.clock = clock;
    }

    /**
     * @param cause id of the request
     */
    public Uni<ScimUser> create(UUID organisation, ScimSettings settings, ObjectNode body, String cause) {
        UserDocument document = UserDocument.read(UserSchemas.type(settings), body);
        return Dropping.tried(
                        settings.knownCodes(),
                        dropped -> transactions.in(
                                organisation,
                                transaction -> add(transaction, document.without(dropped), cause)
                                        .call(user ->
                                                log.addAll(transaction, UserEntries.dropped(user, dropped, cause)))))
                .onFailure()
                .transform(UserIndexes.UNIQUE::refusal);
    }

    private Uni<ScimUser> add(OrganisationTransaction transaction, UserDocument document, String cause) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return formerLink(transaction, document).chain(link -> {
            UUID id = UUID.randomUUID();
            ScimUser user = ScimUser.created(id, link == null ? id : link, document, now);
            return users.insert(transaction, user)
                    .chain(() -> events.observed(transaction, user, cause))
                    .chain(() -> log.add(transaction, UserEntries.created(user, cause)))
                    .replaceWith(user);
        });
    }

    /** Who was deleted and comes back with the same external id is the same person to the suite, under a new resource. */
    private Uni<@Nullable UUID> formerLink(OrganisationTransaction transaction, UserDocument document) {
        String externalId = document.attributes().externalId();
        return externalId == null ? Uni.createFrom().nullItem() : users.linkOfDeleted(transaction, externalId);
    }
}
