package platen.scim.groups;

import io.vertx.pgclient.PgException;
import java.util.Map;
import platen.scim.protocol.ScimRefusal;
import platen.scim.protocol.ScimType;

/** Says which attribute another group has, from the index that refused it. */
final class GroupUniqueness {

    /** SQLSTATE unique_violation. */
    private static final String VIOLATED = "23505";

    private static final Map<String, String> ATTRIBUTES =
            Map.of("scim_group_display_name", "displayName", "scim_group_external_id", "externalId");

    private GroupUniqueness() {}

    static Throwable refusal(Throwable failure) {
        String attribute = failure instanceof PgException refused && VIOLATED.equals(refused.getSqlState())
                ? ATTRIBUTES.get(refused.getConstraint())
                : null;
        return attribute == null
                ? failure
                : new ScimRefusal(409, ScimType.UNIQUENESS, "Another group has this " + attribute + ".");
    }
}
