package platen.accesscode.bulk.domain;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import platen.accesscode.domain.Fingerprint;
import platen.accesscode.issuing.domain.AccessCode;
import platen.accesscode.issuing.domain.Neighbours;

/**
 * Quarantined codes whose value is forgotten: eight bytes of each one's fingerprint. A candidate's slips are looked up by
 * their fingerprints, which takes hundreds of times longer than among {@link OccupiedCodes}. Chance makes one of 2^64 / size
 * look occupied, which costs a draw.
 */
public final class RestingCodes {

    private final LongSet rests = new LongSet();
    private final Set<Integer> lengths = new HashSet<>();

    public int size() {
        return rests.size();
    }

    public void add(byte[] fingerprint, int length) {
        rests.add(ByteBuffer.wrap(fingerprint).getLong());
        lengths.add(length);
    }

    /**
     * Whether neither this code nor any that a slip leads to or from rests.
     *
     * @param fingerprints that a code may be stored under: several while the index key is rotated
     */
    public boolean isFree(AccessCode code, Function<AccessCode, List<Fingerprint>> fingerprints) {
        return rests.size() == 0
                || Stream.concat(Stream.of(code), Neighbours.of(code, lengths).stream())
                        .map(fingerprints)
                        .flatMap(List::stream)
                        .noneMatch(this::contains);
    }

    private boolean contains(Fingerprint fingerprint) {
        return rests.contains(ByteBuffer.wrap(fingerprint.bytes()).getLong());
    }
}
