package platen.scim.users.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import platen.scim.protocol.ScimJson;
import platen.scim.schema.UserSchemas;
import platen.scim.users.ScimUser;
import platen.scim.users.domain.CredentialState;

/** A user as clients see it: what they wrote, a code never, a card as they wrote it. */
final class UserView {

    private UserView() {}

    static ObjectNode of(ScimUser user, String tenantUrl) {
        ObjectNode view = ScimJson.object();
        ArrayNode schemas = view.putArray("schemas").add(UserSchemas.CORE.urn());
        view.put("id", user.id().toString());
        view.setAll(user.attributes().json().deepCopy());
        if (user.attributes().isEnterprise()) {
            schemas.add(UserSchemas.ENTERPRISE.urn());
        }
        CredentialState card = user.credentials().card();
        if (card instanceof CredentialState.Held held) {
            view.putObject(UserSchemas.PAPERCUT.urn()).put("accessCard", held.written());
        }
        if (card instanceof CredentialState.Held || user.credentials().accessCode() instanceof CredentialState.Held) {
            schemas.add(UserSchemas.PAPERCUT.urn());
        }
        view.putObject("meta")
                .put("resourceType", "User")
                .put("created", user.createdAt().toString())
                .put("lastModified", user.changedAt().toString())
                .put("location", tenantUrl + "/Users/" + user.id())
                .put("version", "W/\"" + user.version() + "\"");
        return view;
    }
}
