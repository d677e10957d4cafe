package platen.identity.groups.domain;

import java.util.List;
import java.util.UUID;

/**
 * A part of a source's full word on a group.
 *
 * @param observationId the same in all parts
 * @param part from 1
 * @param members external ids of people
 * @param nested external ids of groups; of the first part
 */
public record GroupPart(
        GroupKey group,
        UUID observationId,
        String name,
        int part,
        int parts,
        List<String> members,
        List<String> nested) {

    public GroupPart {
        members = List.copyOf(members);
        nested = List.copyOf(nested);
    }
}
