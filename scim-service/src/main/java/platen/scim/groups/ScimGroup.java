package platen.scim.groups;

import java.time.Instant;
import java.util.UUID;

/** A Group as it stands, without its members, which may be tens of thousands. */
public record ScimGroup(UUID id, long version, Instant createdAt, Instant changedAt, GroupAttributes attributes) {

    static ScimGroup created(UUID id, GroupDocument document, Instant now) {
        return new ScimGroup(id, 1, now, now, document.attributes());
    }

    ScimGroup next(GroupAttributes changed, Instant now) {
        return new ScimGroup(id, version + 1, createdAt, now, changed);
    }
}
