package platen.kit.issuers;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Ids of organisations in claims. */
final class Organisations {

    private Organisations() {}

    /** Empty for what is no id. */
    static Optional<UUID> parse(@Nullable Object claim) {
        try {
            return claim == null ? Optional.empty() : Optional.of(UUID.fromString(claim.toString()));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }
}
