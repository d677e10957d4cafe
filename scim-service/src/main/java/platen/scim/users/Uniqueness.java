package platen.scim.users;

import io.vertx.pgclient.PgException;
import java.util.Map;
import platen.scim.protocol.ScimRefusal;

/** Says which attribute somebody else has, from the index that refused it: no check beforehand could see a concurrent request. */
final class Uniqueness {

    /** SQLSTATE unique_violation. */
    private static final String VIOLATED = "23505";

    private static final Map<String, String> ATTRIBUTES = Map.of(
            "scim_user_user_name", "userName",
            "scim_user_external_id", "externalId",
            "scim_user_access_code", "accessCode",
            "scim_user_card", "accessCard",
            // Two requests bring the same deleted person back.
            "scim_user_link", "externalId");

    private Uniqueness() {}

    static Throwable refusal(Throwable failure) {
        String attribute = failure instanceof PgException refused && VIOLATED.equals(refused.getSqlState())
                ? ATTRIBUTES.get(refused.getConstraint())
                : null;
        return attribute == null ? failure : ScimRefusal.notUnique(attribute);
    }
}
