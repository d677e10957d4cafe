package platen.scim.explaining.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A pushed person as far as it may be shown: attributes by name only.
 *
 * @param linkId what the suite calls the person
 * @param userName null when deleted
 * @param active null when deleted
 * @param accessCode unmanaged, cleared or held
 * @param accessCard unmanaged, cleared or held
 */
public record KnownResource(
        UUID id,
        UUID linkId,
        @Nullable String userName,
        @Nullable String externalId,
        @Nullable Boolean active,
        Instant createdAt,
        Instant changedAt,
        @Nullable Instant deletedAt,
        List<String> attributes,
        String accessCode,
        String accessCard) {

    public KnownResource {
        attributes = List.copyOf(attributes);
    }

    @Override
    public String toString() {
        return "KnownResource[" + id + "]";
    }
}
