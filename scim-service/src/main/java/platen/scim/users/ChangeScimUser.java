package platen.scim.users;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;
import platen.scim.log.domain.LogEntry.Operation;
import platen.scim.log.persistence.CredentialProblems;
import platen.scim.log.persistence.ProvisioningLog;
import platen.scim.patching.Patch;
import platen.scim.patching.PatchChange;
import platen.scim.patching.StrictPatch;
import platen.scim.protocol.ResourceWrite;
import platen.scim.protocol.ScimRefusal;
import platen.scim.schema.ResourceSchemas;
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
    private final ShowUsers show;
    private final CredentialProblems problems;
    private final Clock clock;

    ChangeScimUser(
            OrganisationTransactions transactions,
            ScimUserRows users,
            PersonEventWriter events,
            ProvisioningLog log,
            ShowUsers show,
            CredentialProblems problems,
            Clock clock) {
        this.transactions = transactions;
        this.users = users;
        this.events = events;
        this.log = log;
        this.show = show;
        this.problems = problems;
        this.clock = clock;
    }

    /** The body is the whole user. Credentials and the state it does not speak of stay as they are. */
    public Uni<ShownUser> replace(ResourceWrite write, ObjectNode body, boolean withGroups) {
        UserDocument document = UserDocument.read(UserSchemas.type(write.settings()), body);
        return change(write, Operation.REPLACE, user -> document, withGroups);
    }

    /** The body is a list of operations. */
    public Uni<ShownUser> patch(ResourceWrite write, ObjectNode body, boolean withGroups) {
        if (write.settings().strict()) {
            StrictPatch.check(body);
        }
        ResourceSchemas type = UserSchemas.type(write.settings());
        return change(write, Operation.PATCH, user -> UserDocument.read(type, patched(type, body, user)), withGroups);
    }

    private Uni<ShownUser> change(
            ResourceWrite write, Operation operation, Function<ScimUser, UserDocument> next, boolean withGroups) {
        return Dropping.tried(
                        write.settings().knownCodes(),
                        dropped -> transactions.in(
                                write.organisation(),
                                transaction -> change(transaction, write, operation, next, dropped)
                                        .chain(shown -> show.one(transaction, shown, withGroups))))
                .onFailure()
                .transform(UserIndexes.UNIQUE::refusal);
    }

    private Uni<ScimUser> change(
            OrganisationTransaction transaction,
            ResourceWrite write,
            Operation operation,
            Function<ScimUser, UserDocument> next,
            Set<CredentialKind> dropped) {
        return users.lock(transaction, write.id()).chain(found -> {
            if (found == null) {
                throw ScimRefusal.notFound();
            }
            write.condition().check(found.version());
            ScimUser user = found.asOf(write.settings());
            ScimUser changed = user.changed(
                    next.apply(user).without(dropped), clock.instant().truncatedTo(ChronoUnit.MICROS));
            Uni<ScimUser> kept =
                    changed == user ? Uni.createFrom().item(user) : keep(transaction, user, changed, write.cause());
            return kept.call(() -> log.add(transaction, UserEntries.changed(operation, user, changed, write.cause())))
                    .call(() -> log.addAll(transaction, UserEntries.dropped(changed, dropped, write.cause())));
        });
    }

    private Uni<ScimUser> keep(OrganisationTransaction transaction, ScimUser before, ScimUser after, String cause) {
        return users.update(transaction, before, after)
                .chain(() -> problems.forget(
                        transaction, after.linkId(), before.credentials().differing(after.credentials())))
                .chain(() -> events.observed(transaction, after, cause))
                .replaceWith(after);
    }

    private static ObjectNode patched(ResourceSchemas type, ObjectNode body, ScimUser user) {
        List<PatchChange> changes = Patch.read(type, body, user.id());
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
