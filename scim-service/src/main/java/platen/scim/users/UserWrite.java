package platen.scim.users;

import java.util.UUID;

/**
 * Which user a request changes, and why it may.
 *
 * @param cause id of the request
 */
public record UserWrite(UUID organisation, UUID id, VersionCondition condition, String cause) {}
