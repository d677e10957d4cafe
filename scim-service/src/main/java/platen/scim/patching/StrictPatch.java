package platen.scim.patching;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import platen.scim.protocol.ScimJson;
import platen.scim.protocol.ScimRefusal;
import platen.scim.protocol.ScimType;

/** Refuses what an organisation may choose not to take: a PATCH without operations (RFC 7644, 3.5.2) and an operation without a path, as the interoperability profile has it. */
public final class StrictPatch {

    private StrictPatch() {}

    public static void check(ObjectNode body) {
        if (!(ScimJson.member(body, "Operations") instanceof ArrayNode operations)) {
            return;
        }
        if (operations.isEmpty()) {
            throw ScimRefusal.of(ScimType.INVALID_SYNTAX, "A PATCH has one operation at least.");
        }
        for (JsonNode operation : operations) {
            if (operation instanceof ObjectNode written && isNothing(ScimJson.member(written, "path"))) {
                throw ScimRefusal.of(ScimType.INVALID_SYNTAX, "An operation has a path.");
            }
        }
    }

    private static boolean isNothing(@Nullable JsonNode path) {
        return path == null || path.isNull() || path.asText().isBlank();
    }
}
