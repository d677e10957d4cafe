package platen.scim.protocol;

import java.util.UUID;

/**
 * Which resource a request changes, and why it may.
 *
 * @param cause id of the request
 */
public record ResourceWrite(UUID organisation, UUID id, VersionCondition condition, String cause) {}
