package platen.scim.users;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;
import platen.scim.log.domain.LogEntry.Operation;
import platen.scim.log.persistence.ProvisioningLog;
import platen.scim.patching.Patch;
import platen.scim.patching.PatchChange;
import platen.scim.protocol.ResourceWrite;
import platen.scim.protocol.ScimRefusal;
import platen.scim.schema.UserSchemas;
import platen.scim.users.domain.CredentialKind;
import platen.scim.users.domain.CredentialState;
import platen.scim.users.messaging.PersonEventWriter;
import platen.scim.users.persistence.ScimUserRows;

/** PUT and PATCH: all of a request or nothing, one request after the other. What changes nothing keeps the version and tells nobody. */
@ApplicationScoped
public class ChangeScimUser {

    private final OrganisationTransactions transactions;
    private final ScimUserRows users;
    private final PersonEventWriter events;
    private final ProvisioningLog log;
    private final Clock clock;

    ChangeScimUser(
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

    /** The body is the whole user. Credentials and the state it does not speak of stay as they are. */
    public Uni<ScimUser> replace(ResourceWrite write, ObjectNode body) {
        UserDocument document = UserDocument.read(body);
        return change(write, Operation.REPLACE, user -> document);
    }

    /** The body is a list of operations. */
    public Uni<ScimUser> patch(ResourceWrite write, ObjectNode body) {
        return change(write, Operation.PATCH, user -> UserDocument.read(patched(body, user)));
    }

    private Uni<ScimUser> change(ResourceWrite write, Operation operation, Function<ScimUser, UserDocument> next) {
        return transactions
                .in(
                        write.organisation(),
                        transaction -> users.lock(transaction, write.id()).chain(user -> {
                            if (user == null) {
                                throw ScimRefusal.notFound();
                            }
                            write.condition().check(user.version());
                            ScimUser changed = user.changed(
                                    next.apply(user), clock.instant().truncatedTo(ChronoUnit.MICROS));
                            Uni<ScimUser> kept = changed == user
                                    ? Uni.createFrom().item(user)
                                    : keep(transaction, user, changed, write.cause());
                            return kept.call(() ->
                                    log.add(transaction, UserEntries.changed(operation, user, changed, write.cause())));
                        }))
                .onFailure()
                .transform(UserIndexes.UNIQUE::refusal);
    }

    private Uni<ScimUser> keep(OrganisationTransaction transaction, ScimUser before, ScimUser after, String cause) {
        return users.update(transaction, before, after)
                .chain(() -> events.observed(transaction, after, cause))
                .replaceWith(after);
    }

    private static ObjectNode patched(ObjectNode body, ScimUser user) {
        List<PatchChange> changes = Patch.read(UserSchemas.TYPE, body, user.id());
        return Patch.applied(changes, withCredentials(user));
    }

    /** Operations may have credentials as their targets. */
    private static ObjectNode withCredentials(ScimUser user) {
        ObjectNode whole = user.attributes().json().deepCopy();
        for (CredentialKind kind : CredentialKind.values()) {
            if (user.credentials().of(kind) instanceof CredentialState.Held held) {
                whole.withObjectProperty(UserSchemas.PAPERCUT.urn()).put(kind.attribute(), held.written());
            }
        }
        return whole;
    }
}
