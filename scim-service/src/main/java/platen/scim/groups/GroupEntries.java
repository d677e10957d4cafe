package platen.scim.groups;

import java.util.ArrayList;
import java.util.List;
import platen.scim.log.ChangedAttributes;
import platen.scim.log.domain.LogEntry;
import platen.scim.log.domain.LogEntry.Operation;
import platen.scim.protocol.ScimJson;
import platen.scim.schema.GroupSchemas;

/** What the provisioning log says of groups. */
final class GroupEntries {

    private GroupEntries() {}

    static LogEntry created(ScimGroup group, boolean hasMembers, String cause) {
        return entry(
                cause,
                Operation.CREATE,
                group,
                named(
                        ChangedAttributes.between(
                                ScimJson.object(), group.attributes().json()),
                        hasMembers));
    }

    static LogEntry changed(
            Operation operation, ScimGroup before, GroupAttributes after, boolean membersDiffer, String cause) {
        List<String> changed = ChangedAttributes.between(before.attributes().json(), after.json());
        return LogEntry.done(
                cause,
                operation,
                GroupSchemas.TYPE.name(),
                before.id(),
                after.displayName(),
                named(changed, membersDiffer));
    }

    static LogEntry deleted(ScimGroup group, String cause) {
        return entry(cause, Operation.DELETE, group, List.of());
    }

    private static List<String> named(List<String> attributes, boolean andMembers) {
        List<String> named = new ArrayList<>(attributes);
        if (andMembers) {
            named.add(MemberIds.ATTRIBUTE);
        }
        return named;
    }

    private static LogEntry entry(String cause, Operation operation, ScimGroup group, List<String> changed) {
        return LogEntry.done(
                cause,
                operation,
                GroupSchemas.TYPE.name(),
                group.id(),
                group.attributes().displayName(),
                changed);
    }
}
