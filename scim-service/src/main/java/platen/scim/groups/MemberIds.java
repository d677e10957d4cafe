package platen.scim.groups;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.scim.protocol.ScimRefusal;

/** Members as clients write them: by id; what else is said of them (type, display, $ref) is the server's to say. */
public final class MemberIds {

    static final String ATTRIBUTE = "members";

    private MemberIds() {}

    /**
     * @param members in the schema's form; null for none
     */
    static Set<UUID> read(@Nullable JsonNode members) {
        Set<UUID> ids = new LinkedHashSet<>();
        if (members != null) {
            members.forEach(member -> ids.add(id(member)));
        }
        return ids;
    }

    private static UUID id(JsonNode member) {
        JsonNode value = member.path("value");
        if (value.isMissingNode()) {
            throw ScimRefusal.invalidValue("members.value", "is required");
        }
        try {
            return UUID.fromString(value.asText());
        } catch (IllegalArgumentException notOneOfOurs) {
            throw unknown(value.asText());
        }
    }

    /** Nothing is taken as done that was not: a member nobody knows refuses the whole request. */
    public static ScimRefusal unknown(String id) {
        String shown = id.length() > 100 ? id.substring(0, 100) + "…" : id;
        return ScimRefusal.invalidValue("members", "names \"" + shown + "\", which is neither a user nor a group here");
    }
}
