package platen.identity.organisation.domain;

import java.time.Instant;
import java.util.UUID;

/**
 * A tenant.
 *
 * @param version counts changes, from 1
 */
public record Organisation(UUID id, OrganisationSettings settings, long version, Instant createdAt) {

    public static Organisation created(UUID id, OrganisationSettings settings, Instant now) {
        return new Organisation(id, settings, 1, now);
    }

    /** The same one when nothing differs. */
    public Organisation with(OrganisationSettings wanted) {
        return wanted.equals(settings) ? this : new Organisation(id, wanted, version + 1, createdAt);
    }
}
