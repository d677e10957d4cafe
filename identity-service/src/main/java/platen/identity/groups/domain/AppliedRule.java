package platen.identity.groups.domain;

import java.util.UUID;

/**
 * A rule of a group has come to hold for somebody: once for each rule and person.
 *
 * @param name of the group
 */
public record AppliedRule(UUID user, UUID rule, UUID group, String name, Credit credit) {}
