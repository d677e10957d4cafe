package platen.accesscode.bulk.domain;

import java.util.random.RandomGenerator;
import platen.accesscode.issuing.domain.AccessCode;

/**
 * The codes nobody may get, and the question whether one of them is a typing slip away (R4), for millions of codes: eight
 * bytes each in an open-addressed table, and a few machine instructions for each of the 200 to 500 slips.
 *
 * <p>A code is packed into 60 bits, six for each symbol, and stored scrambled with a secret of the moment, so that no code
 * can be read in the table. Scrambling loses nothing: the answer is exact.
 */
public final class OccupiedCodes {

    private static final int BITS = 6;
    private static final long SYMBOL = (1L << BITS) - 1;

    /** A to Z and 0 to 9; zero is no symbol. */
    private static final int SYMBOLS = 36;

    private final long secret;
    private final LongSet codes;

    /** Bit n: there is a code of n symbols. A slip into a length that nobody has hits nobody. */
    private int lengths;

    /**
     * @param expected how many codes will come; more are welcome
     */
    public OccupiedCodes(long expected, RandomGenerator random) {
        this.secret = random.nextLong();
        this.codes = new LongSet(expected);
    }

    public int size() {
        return codes.size();
    }

    public void add(AccessCode code) {
        lengths |= 1 << code.length();
        codes.add(scrambled(packed(code)));
    }

    /** There is a code of that length somewhere, though it is not in here. */
    public void addLength(int length) {
        lengths |= 1 << length;
    }

    public boolean hasLength(int length) {
        return (lengths & 1 << length) != 0;
    }

    /** Whether neither this code nor any that a slip leads to or from is occupied. */
    public boolean isFree(AccessCode code) {
        long packed = packed(code);
        int length = code.length();
        return !contains(packed)
                && !anySubstitution(packed, length)
                && !anySwap(packed, length)
                && !(hasLength(length + 1) && anyInsertion(packed, length))
                && !(hasLength(length - 1) && anyDeletion(packed, length));
    }

    private boolean anySubstitution(long packed, int length) {
        for (int place = 0; place < length * BITS; place += BITS) {
            long others = packed & ~(SYMBOL << place);
            for (long symbol = 1; symbol <= SYMBOLS; symbol++) {
                if (contains(others | symbol << place)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean anySwap(long packed, int length) {
        for (int place = 0; place < (length - 1) * BITS; place += BITS) {
            long difference = (packed >>> place ^ packed >>> place + BITS) & SYMBOL;
            if (contains(packed ^ difference << place ^ difference << place + BITS)) {
                return true;
            }
        }
        return false;
    }

    private boolean anyInsertion(long packed, int length) {
        for (int place = 0; place <= length * BITS; place += BITS) {
            long below = packed & (1L << place) - 1;
            long apart = (packed >>> place << place + BITS) | below;
            for (long symbol = 1; symbol <= SYMBOLS; symbol++) {
                if (contains(apart | symbol << place)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean anyDeletion(long packed, int length) {
        for (int place = 0; place < length * BITS; place += BITS) {
            long below = packed & (1L << place) - 1;
            if (contains((packed >>> place + BITS << place) | below)) {
                return true;
            }
        }
        return false;
    }

    private static long packed(AccessCode code) {
        String value = code.value();
        long packed = 0;
        for (int place = 0; place < value.length(); place++) {
            char symbol = value.charAt(place);
            long number = symbol <= '9' ? symbol - '0' + 1 : symbol - 'A' + 11;
            packed |= number << place * BITS;
        }
        return packed;
    }

    private boolean contains(long packed) {
        return codes.contains(scrambled(packed));
    }

    /** Each step can be undone, so no two codes become one. */
    private long scrambled(long packed) {
        long mixed = (packed ^ secret) * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ mixed >>> 32) * 0xD6E8FEB86659FD93L;
        return mixed ^ mixed >>> 32;
    }
}
