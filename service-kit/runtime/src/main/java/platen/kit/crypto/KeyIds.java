package platen.kit.crypto;

import java.util.Set;

/**
 * Which keys a file holds, by Tink's ids.
 *
 * @param primary the one new values are written under
 * @param enabled those that values are still read under, the primary one among them
 */
public record KeyIds(int primary, Set<Integer> enabled) {

    public KeyIds {
        enabled = Set.copyOf(enabled);
    }

    /** Whether values may be under more keys than one. */
    public boolean inRotation() {
        return enabled.size() > 1;
    }
}
