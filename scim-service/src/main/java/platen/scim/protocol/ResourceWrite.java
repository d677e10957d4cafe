package platen.scim.protocol;

import java.util.UUID;

/**
 * Which resource a request changes, and why it may.
 *
 * @param cause id of the request
 */
public record ResourceWrite(UUID organisation, UUID id, VersionCondition condition, String cause) {

    /** Reads an id of an address. What is no id of ours is nobody's (404). */
    public static UUID known(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException notOneOfOurs) {
            throw ScimRefusal.notFound();
        }
    }
}
