package platen.scim.users;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import platen.scim.protocol.UniqueIndexes;
import platen.scim.users.domain.CredentialKind;

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

    private static final Map<String, CredentialKind> CREDENTIALS =
            Map.of("scim_user_access_code", CredentialKind.ACCESS_CODE, "scim_user_card", CredentialKind.CARD);

    private UserIndexes() {}

    /** Which credential another user has; null when it is something else that has failed. */
    static @Nullable CredentialKind collision(Throwable failure) {
        String index = UniqueIndexes.violated(failure);
        return index == null ? null : CREDENTIALS.get(index);
    }
}
