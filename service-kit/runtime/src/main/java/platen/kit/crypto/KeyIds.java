package platen.kit.crypto;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

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

    /** The enabled ones in the order they are tried: the primary one, which most values are under, first. */
    List<Integer> inOrder() {
        return Stream.concat(
                        Stream.of(primary),
                        enabled.stream().filter(id -> id != primary).sorted())
                .toList();
    }

    /** Whether values may be under more keys than one. */
    public boolean inRotation() {
        return enabled.size() > 1;
    }
}
