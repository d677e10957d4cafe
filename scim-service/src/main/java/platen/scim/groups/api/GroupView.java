package platen.scim.groups.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import platen.scim.groups.FindScimGroups.Shown;
import platen.scim.groups.ScimGroup;
import platen.scim.groups.domain.MemberType;
import platen.scim.protocol.ScimJson;
import platen.scim.schema.GroupSchemas;
import platen.scim.schema.UserSchemas;

/** A group as clients see it. */
final class GroupView {

    private GroupView() {}

    static ObjectNode of(Shown shown, String tenantUrl) {
        ScimGroup group = shown.group();
        ObjectNode view = ScimJson.object();
        view.putArray("schemas").add(GroupSchemas.CORE.urn());
        view.put("id", group.id().toString());
        view.setAll(group.attributes().json().deepCopy());
        if (shown.members() != null) {
            ArrayNode members = view.putArray("members");
            shown.members()
                    .forEach(member -> members.addObject()
                            .put("value", member.id().toString())
                            .put("$ref", tenantUrl + endpoint(member.type()) + "/" + member.id())
                            .put("type", member.type().word())
                            .put("display", member.display()));
        }
        view.putObject("meta")
                .put("resourceType", GroupSchemas.TYPE.name())
                .put("created", group.createdAt().toString())
                .put("lastModified", group.changedAt().toString())
                .put("location", tenantUrl + GroupSchemas.TYPE.endpoint() + "/" + group.id())
                .put("version", "W/\"" + group.version() + "\"");
        return view;
    }

    private static String endpoint(MemberType type) {
        return switch (type) {
            case USER -> UserSchemas.TYPE.endpoint();
            case GROUP -> GroupSchemas.TYPE.endpoint();
        };
    }
}
