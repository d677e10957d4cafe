package platen.scim.groups;

import java.util.UUID;
import platen.scim.groups.domain.MemberType;

/**
 * Somebody in a group, as shown.
 *
 * @param display the member's own name, as it is now
 */
public record Member(UUID id, MemberType type, String display) {}
