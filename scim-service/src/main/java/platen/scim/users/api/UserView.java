package platen.scim.users.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import platen.scim.protocol.ScimJson;
import platen.scim.schema.GroupSchemas;
import platen.scim.schema.UserSchemas;
import platen.scim.users.ScimUser;
import platen.scim.users.ShownUser;
import platen.scim.users.domain.CredentialKind;
import platen.scim.users.domain.CredentialState;

/** A user as clients see it: what they wrote, codes and cards only where they may be seen, as they were written. */
final class UserView {

    private UserView() {}

    /** Nobody has said yet in which groups this user is. */
    static ObjectNode ofNew(ScimUser user, ShownCredentials credentials, String tenantUrl) {
        return of(new ShownUser(user, null), credentials, tenantUrl);
    }

    static ObjectNode of(ShownUser shown, ShownCredentials credentials, String tenantUrl) {
        ScimUser user = shown.user();
        ObjectNode view = ScimJson.object();
        ArrayNode schemas = view.putArray("schemas").add(UserSchemas.CORE.urn());
        view.put("id", user.id().toString());
        view.setAll(user.attributes().json().deepCopy());
        if (user.attributes().isEnterprise()) {
            schemas.add(UserSchemas.ENTERPRISE.urn());
        }
        if (shown.groups() != null && !shown.groups().isEmpty()) {
            ArrayNode groups = view.putArray("groups");
            shown.groups()
                    .forEach(group -> groups.addObject()
                            .put("value", group.group().toString())
                            .put("$ref", tenantUrl + GroupSchemas.TYPE.endpoint() + "/" + group.group())
                            .put("display", group.display())
                            .put("type", "direct"));
        }
        for (CredentialKind kind : CredentialKind.values()) {
            if (credentials.mayBeHeld() && user.credentials().of(kind) instanceof CredentialState.Held held) {
                hold(schemas, view, kind, credentials.shows(kind) ? held.written() : null);
            }
        }
        view.putObject("meta")
                .put("resourceType", "User")
                .put("created", user.createdAt().toString())
                .put("lastModified", user.changedAt().toString())
                .put("location", tenantUrl + "/Users/" + user.id())
                .put("version", "W/\"" + user.version() + "\"");
        return view;
    }

    private static void hold(ArrayNode schemas, ObjectNode view, CredentialKind kind, @Nullable String written) {
        String urn = UserSchemas.PAPERCUT.urn();
        if (schemas.valueStream().noneMatch(schema -> schema.asText().equals(urn))) {
            schemas.add(urn);
        }
        if (written != null) {
            view.withObjectProperty(urn).put(kind.attribute(), written);
        }
    }
}
