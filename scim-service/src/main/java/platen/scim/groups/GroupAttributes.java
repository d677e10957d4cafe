package platen.scim.groups;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import platen.scim.protocol.ScimRefusal;
import platen.scim.schema.GroupSchemas;
import platen.scim.schema.ResourceRules;
import platen.scim.users.domain.MatchKey;

/**
 * The attributes of a Group in canonical form, without members and without what the server says itself.
 *
 * @param json never changed here
 */
public record GroupAttributes(ObjectNode json) {

    private static final int LONGEST_NAME = 256;

    private static final List<String> INDEXED = List.of("displayName", "externalId");

    /** Refuses what no later step could repair. */
    GroupAttributes checked() {
        String name = json.path("displayName").asText();
        ResourceRules.check(GroupSchemas.CORE, json, INDEXED);
        if (name.codePointCount(0, name.length()) > LONGEST_NAME) {
            throw ScimRefusal.invalidValue("displayName", "may have at most " + LONGEST_NAME + " characters");
        }
        return this;
    }

    public String displayName() {
        return json.path("displayName").asText();
    }

    /** As it is compared: two groups whose names differ in case only cannot be told apart by an administrator. */
    public String displayNameKey() {
        return MatchKey.of(displayName());
    }

    public @Nullable String externalId() {
        JsonNode externalId = json.get("externalId");
        return externalId == null ? null : externalId.asText();
    }

    @Override
    public String toString() {
        return "GroupAttributes[" + displayName() + "]";
    }
}
