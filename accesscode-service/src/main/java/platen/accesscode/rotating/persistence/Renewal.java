package platen.accesscode.rotating.persistence;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * What came of renewing some people's rows.
 *
 * @param rows renewed
 * @param unreadable left as they were, because no key held here opens them
 * @param findable people whose code or card has another fingerprint now, which the devices' side must hear
 */
public record Renewal(int rows, int unreadable, Set<UUID> findable) {

    static final Renewal NONE = new Renewal(0, 0, Set.of());

    public Renewal {
        findable = Set.copyOf(findable);
    }

    Renewal and(Renewal other) {
        Set<UUID> both = new HashSet<>(findable);
        both.addAll(other.findable);
        return new Renewal(rows + other.rows, unreadable + other.unreadable, both);
    }
}
