package platen.scim.groups;

import java.util.Map;
import platen.scim.protocol.UniqueIndexes;

/** What no two groups may share. */
final class GroupIndexes {

    static final UniqueIndexes UNIQUE = new UniqueIndexes(
            "group", Map.of("scim_group_display_name", "displayName", "scim_group_external_id", "externalId"));

    private GroupIndexes() {}
}
