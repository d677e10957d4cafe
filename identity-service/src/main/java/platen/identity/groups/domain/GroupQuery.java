package platen.identity.groups.domain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which groups are wanted, in the order of names.
 *
 * @param prefixKey what the folded name begins with
 * @param afterKey folded name of the last group of the page before, with {@code afterId}
 */
public record GroupQuery(
        @Nullable String source,
        @Nullable Boolean targeted,
        @Nullable String prefixKey,
        @Nullable String afterKey,
        @Nullable UUID afterId,
        int limit) {}
