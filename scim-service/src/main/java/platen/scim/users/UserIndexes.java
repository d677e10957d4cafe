package platen.scim.users;

import java.util.Map;
import platen.scim.protocol.UniqueIndexes;

/** What no two users may share. */
final class UserIndexes {

    static final UniqueIndexes UNIQUE = new UniqueIndexes(
            "user",
            Map.of(
                    "scim_user_user_name", "userName",
                    "scim_user_external_id", "externalId",
                    "scim_user_access_code", "accessCode",
                    "scim_user_card", "accessCard",
                    // Two requests bring the same deleted person back.
                    "scim_user_link", "externalId"));

    private UserIndexes() {}
}
