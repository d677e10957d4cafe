package platen.scim.users;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import platen.scim.log.ChangedAttributes;
import platen.scim.log.domain.LogEntry;
import platen.scim.log.domain.LogEntry.Operation;
import platen.scim.protocol.ScimJson;
import platen.scim.protocol.ScimType;
import platen.scim.schema.UserSchemas;
import platen.scim.users.domain.CredentialKind;
import platen.scim.users.domain.CredentialState;

/** What the provisioning log says of users: which attributes, never which values. */
final class UserEntries {

    private UserEntries() {}

    static LogEntry created(ScimUser user, String cause) {
        List<String> given = new ArrayList<>(
                ChangedAttributes.between(ScimJson.object(), user.attributes().json()));
        for (CredentialKind kind : CredentialKind.values()) {
            if (!(user.credentials().of(kind) instanceof CredentialState.Unmanaged)) {
                given.add(name(kind));
            }
        }
        return entry(cause, Operation.CREATE, user, given);
    }

    /** The same user twice when nothing has changed. */
    static LogEntry changed(Operation operation, ScimUser before, ScimUser after, String cause) {
        ObjectNode old = before.attributes().json();
        List<String> changed = new ArrayList<>(
                ChangedAttributes.between(old, after.attributes().json()));
        for (CredentialKind kind : CredentialKind.values()) {
            if (!before.credentials().of(kind).equals(after.credentials().of(kind))) {
                changed.add(name(kind));
            }
        }
        return entry(cause, operation, after, changed);
    }

    static LogEntry deleted(ScimUser user, String cause) {
        return entry(cause, Operation.DELETE, user, List.of());
    }

    /** Credentials that another user has, where the rest of the request was taken. */
    static List<LogEntry> dropped(ScimUser user, Set<CredentialKind> kinds, String cause) {
        return kinds.stream().map(kind -> dropped(user, kind, cause)).toList();
    }

    private static LogEntry dropped(ScimUser user, CredentialKind kind, String cause) {
        return new LogEntry(
                cause,
                Operation.CREDENTIAL,
                UserSchemas.TYPE.name(),
                user.id(),
                user.attributes().userName(),
                LogEntry.Outcome.REFUSED,
                null,
                List.of(name(kind)),
                ScimType.UNIQUENESS.word(),
                "Another user has this " + kind.attribute() + ". The rest of the request was taken.");
    }

    private static LogEntry entry(String cause, Operation operation, ScimUser user, List<String> changed) {
        return LogEntry.done(
                cause,
                operation,
                UserSchemas.TYPE.name(),
                user.id(),
                user.attributes().userName(),
                changed);
    }

    private static String name(CredentialKind kind) {
        return UserSchemas.PAPERCUT.urn() + ":" + kind.attribute();
    }
}
