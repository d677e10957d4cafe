package platen.accesscode.bulk.domain;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import platen.accesscode.issuing.domain.AccessCode;
import platen.accesscode.issuing.domain.Neighbours;

/**
 * Quarantined codes whose value is forgotten: eight bytes of each one's fingerprint. A candidate's slips are looked up by
 * their fingerprints, which takes some twenty times longer than among {@link OccupiedCodes}. Chance makes one of 2^64 / size
 * look occupied, which costs a draw.
 */
public final class RestingCodes {

    private final LongSet rests = new LongSet();
    private final Set<Integer> lengths = new HashSet<>();

    public int size() {
        return rests.size();
    }

    public void add(byte[] fingerprint, int length) {
        rests.add(begin(fingerprint));
        lengths.add(length);
    }

    /**
     * Whether neither this code nor any that a slip leads to or from rests.
     *
     * @param fingerprints that any of the codes may be stored under: several each while the index key is rotated. Asked for
     *     all at once, since what they have in common costs more than each of them
     */
    public boolean isFree(AccessCode code, Function<Collection<AccessCode>, List<byte[]>> fingerprints) {
        if (rests.size() == 0) {
            return true;
        }
        Set<AccessCode> all = Neighbours.of(code, lengths);
        all.add(code);
        return fingerprints.apply(all).stream().noneMatch(fingerprint -> rests.contains(begin(fingerprint)));
    }

    private static long begin(byte[] fingerprint) {
        return ByteBuffer.wrap(fingerprint).getLong();
    }
}
