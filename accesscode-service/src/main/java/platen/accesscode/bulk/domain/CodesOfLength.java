package platen.accesscode.bulk.domain;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Codes of one length, found by either half. A slip touches one half of a code only, but for a swap in the very middle, so whoever is a
 * slip away shares a half: two short lists are looked through in place of hundreds of look-ups.
 */
final class CodesOfLength {

    /** Long enough for a list of about a hundred codes where there are two millions of them. */
    private static final int LISTS_BITS = 14;

    private static final int FIRST_ROOM = 4;

    private final int length;
    private final int half;
    private final long headMask;
    private final long secret;
    private final long[] @Nullable [] byHead = new long[1 << LISTS_BITS][];
    private final long[] @Nullable [] byTail = new long[1 << LISTS_BITS][];
    private int size;

    /**
     * @param length in symbols
     * @param secret what codes are stored scrambled with
     */
    CodesOfLength(int length, long secret) {
        this.length = length;
        this.half = length / 2;
        this.headMask = (1L << PackedCode.bits(half)) - 1;
        this.secret = secret;
    }

    int size() {
        return size;
    }

    /** A second time changes nothing. */
    void add(long code) {
        if (!holds(code)) {
            put(byHead, head(code), code);
            put(byTail, tail(code, length), code);
            size++;
        }
    }

    /**
     * Whether a code in here is that code or one slip away from it.
     *
     * @param ofLength the length of {@code code}: this one, one more or one less
     */
    boolean holdsSlipOf(long code, int ofLength) {
        return anySlip(byHead[list(head(code))], code, ofLength)
                || anySlip(byTail[list(tail(code, ofLength))], code, ofLength)
                || (ofLength == length && length == 2 * half && holds(PackedCode.swapped(code, half - 1)));
    }

    private boolean holds(long code) {
        long[] list = byHead[list(head(code))];
        if (list != null) {
            long wanted = code ^ secret;
            for (int place = (int) list[0]; place > 0; place--) {
                if (list[place] == wanted) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean anySlip(long @Nullable [] list, long code, int ofLength) {
        if (list != null) {
            for (int place = (int) list[0]; place > 0; place--) {
                if (PackedCode.isSlip(code, ofLength, list[place] ^ secret, length)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The first number of a list is how many follow. */
    private void put(long[] @Nullable [] lists, long half, long code) {
        int which = list(half);
        long[] list = lists[which];
        if (list == null) {
            list = new long[FIRST_ROOM];
        } else if (list[0] + 1 == list.length) {
            list = Arrays.copyOf(list, list.length + list.length / 2);
        }
        lists[which] = list;
        list[0]++;
        list[(int) list[0]] = code ^ secret;
    }

    private long head(long code) {
        return code & headMask;
    }

    private long tail(long code, int ofLength) {
        return code >>> PackedCode.bits(ofLength - half);
    }

    /** Different halves may share a list; nothing is taken for a slip that is none. */
    private int list(long half) {
        return (int) ((half ^ secret) * 0x9E3779B97F4A7C15L >>> Long.SIZE - LISTS_BITS);
    }
}
