package platen.scim.protocol;

import java.util.UUID;
import platen.scim.settings.domain.ScimSettings;

/**
 * Which resource a request changes, and why it may.
 *
 * @param settings of the organisation
 * @param cause id of the request
 */
public record ResourceWrite(
        UUID organisation, ScimSettings settings, UUID id, VersionCondition condition, String cause) {

    /** Reads an id of an address, to the letter as filters do (RFC 7643, 3.1). What is no id of ours is nobody's (404). */
    public static UUID known(String id) {
        try {
            UUID known = UUID.fromString(id);
            if (known.toString().equals(id)) {
                return known;
            }
        } catch (IllegalArgumentException notOneOfOurs) {
            throw ScimRefusal.notFound();
        }
        throw ScimRefusal.notFound();
    }
}
