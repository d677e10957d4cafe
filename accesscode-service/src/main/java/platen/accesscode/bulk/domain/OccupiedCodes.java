package platen.accesscode.bulk.domain;

import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import platen.accesscode.issuing.domain.AccessCode;

/**
 * The codes nobody may get, and the question whether one of them is a typing slip away (R4), for millions of codes: it takes a
 * microsecond or less, and two numbers of eight bytes for each code.
 *
 * <p>Codes are stored scrambled with a secret of the moment, so that none can be read in the lists. The answer is exact.
 */
public final class OccupiedCodes {

    private static final int LONGEST = 10;

    private final long secret;

    /** By length; room for one more than the longest, which nobody has. */
    private final @Nullable CodesOfLength[] codes = new CodesOfLength[LONGEST + 2];

    public OccupiedCodes(RandomGenerator random) {
        this.secret = random.nextLong();
    }

    public int size() {
        int size = 0;
        for (CodesOfLength some : codes) {
            size += some == null ? 0 : some.size();
        }
        return size;
    }

    public void add(AccessCode code) {
        int length = code.length();
        CodesOfLength some = codes[length];
        if (some == null) {
            some = new CodesOfLength(length, secret);
            codes[length] = some;
        }
        some.add(PackedCode.of(code));
    }

    /** Whether neither this code nor any that a slip leads to or from is occupied. */
    public boolean isFree(AccessCode code) {
        long packed = PackedCode.of(code);
        int length = code.length();
        for (int near = length - 1; near <= length + 1; near++) {
            CodesOfLength some = codes[near];
            if (some != null && some.holdsSlipOf(packed, length)) {
                return false;
            }
        }
        return true;
    }
}
