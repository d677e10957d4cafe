package platen.scim.groups;

import java.util.UUID;

/**
 * A group somebody is a member of, as shown at the member.
 *
 * @param display the group's own name, as it is now
 */
public record Membership(UUID group, String display) {}
