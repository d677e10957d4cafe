package platen.accesscode.bulk.domain;

import platen.accesscode.issuing.domain.AccessCode;

/** A code as a number: six bits for each symbol, the first symbol lowest. Sixty bits hold the longest. */
final class PackedCode {

    private static final int BITS = 6;
    private static final long SYMBOL = (1L << BITS) - 1;

    private PackedCode() {}

    /** A to Z and 0 to 9; zero is no symbol. */
    static long of(AccessCode code) {
        String value = code.value();
        long packed = 0;
        for (int place = 0; place < value.length(); place++) {
            char symbol = value.charAt(place);
            long number = symbol <= '9' ? symbol - '0' + 1 : symbol - 'A' + 11;
            packed |= number << place * BITS;
        }
        return packed;
    }

    /** How many bits so many symbols take. */
    static int bits(int symbols) {
        return symbols * BITS;
    }

    /** The code with the symbol at that place, counted from 0, and the one after it swapped. */
    static long swapped(long code, int place) {
        int bit = place * BITS;
        long difference = (code >>> bit ^ code >>> bit + BITS) & SYMBOL;
        return code ^ difference << bit ^ difference << bit + BITS;
    }

    /**
     * Whether a typing slip (R4) leads from one code to the other: one symbol is another, two neighbours are swapped, or one has a symbol
     * more. The same code counts as a slip.
     *
     * @param length of {@code code}
     * @param otherLength of {@code other}, at most one more or less
     */
    static boolean isSlip(long code, int length, long other, int otherLength) {
        long difference = code ^ other;
        if (difference == 0) {
            return true;
        }
        int bit = Long.numberOfTrailingZeros(difference) / BITS * BITS;
        if (length == otherLength) {
            return difference >>> bit + BITS == 0 || swapped(code, bit / BITS) == other;
        }
        return length < otherLength ? code >>> bit == other >>> bit + BITS : code >>> bit + BITS == other >>> bit;
    }
}
