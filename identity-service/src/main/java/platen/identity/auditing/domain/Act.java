package platen.identity.auditing.domain;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator did that cannot be undone. Ids only: it stays when the person is erased.
 *
 * @param caller subject of the administrator's access token
 * @param user whom it was done to; of a merge, who is left
 * @param otherUser of a merge, who is no more
 * @param review what was decided, of a resolution
 * @param importId which import was applied
 */
public record Act(
        UUID id,
        Instant at,
        String caller,
        Kind kind,
        @Nullable UUID user,
        @Nullable UUID otherUser,
        @Nullable UUID review,
        @Nullable UUID importId) {

    /** What was done. */
    public enum Kind {
        USERS_MERGED,
        USER_ERASED,
        PERSONAL_DATA_READ,
        REVIEW_LINKED,
        REVIEW_CREATED,
        REVIEW_IGNORED,
        IMPORT_APPLIED,
        USERS_EXPORTED,
        /** Users with their codes and cards. */
        CODES_EXPORTED;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}
