package platen.scim.groups;

import java.util.List;

/**
 * A group's members by the names the directory events have for them.
 *
 * @param people link ids, sorted
 * @param groups SCIM ids, sorted; not resolved to people
 */
public record GroupLinks(List<String> people, List<String> groups) {}
