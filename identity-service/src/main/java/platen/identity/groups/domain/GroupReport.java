package platen.identity.groups.domain;

import java.util.List;

/**
 * A group with what there is to know of it.
 *
 * @param linked how many of the members are people here, of a targeted group
 * @param nested the first of the groups within it
 */
public record GroupReport(Group group, int linked, List<NestedGroup> nested) {

    public GroupReport {
        nested = List.copyOf(nested);
    }
}
