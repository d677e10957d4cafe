package platen.scim.users.domain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One thing a looked-for user must fulfil; each is answered by an index. */
public sealed interface UserCondition {

    record HasId(UUID id) implements UserCondition {}

    /**
     * @param key folded by {@link MatchKey}
     */
    record HasUserName(String key) implements UserCondition {}

    /** Compared exactly. */
    record HasExternalId(String externalId) implements UserCondition {}

    /**
     * One and the same email has both.
     *
     * @param typeKey folded; null when any type will do
     */
    record HasEmail(@Nullable String typeKey, String valueKey) implements UserCondition {}

    /** Nobody fulfils it. */
    record Never() implements UserCondition {}
}
