package platen.scim.groups.messaging;

import java.util.List;
import java.util.UUID;

/**
 * {@code group-observed}: one part of a group's full state. All parts of an observation follow each other under the same key;
 * the state is complete with the last.
 *
 * @param externalId our SCIM id of the group
 * @param part from 1
 * @param members what {@code person-observed} calls them
 * @param nestedGroups SCIM ids of groups in it, which are not resolved to people
 */
record GroupObserved(
        String source,
        String externalId,
        UUID observationId,
        String displayName,
        int part,
        int parts,
        List<String> members,
        List<String> nestedGroups) {}
