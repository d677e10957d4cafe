package platen.scim.groups.domain;

import java.util.UUID;

/** One thing a looked-for group must fulfil; each is answered by an index. */
public sealed interface GroupCondition {

    record HasId(UUID id) implements GroupCondition {}

    /**
     * @param key folded
     */
    record HasDisplayName(String key) implements GroupCondition {}

    /** Compared exactly. */
    record HasExternalId(String externalId) implements GroupCondition {}

    record HasMember(UUID member) implements GroupCondition {}

    /** None fulfils it. */
    record Never() implements GroupCondition {}
}
