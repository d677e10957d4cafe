package platen.accesscode.bulk.domain;

/** Numbers in an open-addressed table: eight bytes each, at most two thirds full. They must be as good as random. */
final class LongSet {

    private static final int SMALLEST = 1 << 10;

    private long[] table = new long[SMALLEST];
    private int size;

    int size() {
        return size;
    }

    boolean contains(long number) {
        return table[slot(table, number)] != 0;
    }

    void add(long number) {
        if (put(table, number) && ++size * 3L > table.length * 2L) {
            grow();
        }
    }

    private void grow() {
        long[] larger = new long[table.length * 2];
        for (long number : table) {
            if (number != 0) {
                put(larger, number);
            }
        }
        table = larger;
    }

    private static boolean put(long[] table, long number) {
        int slot = slot(table, number);
        boolean isNew = table[slot] == 0;
        table[slot] = marked(number);
        return isNew;
    }

    /** Where the number is, or where it would come. */
    private static int slot(long[] table, long number) {
        long wanted = marked(number);
        int mask = table.length - 1;
        int slot = (int) wanted & mask;
        while (table[slot] != 0 && table[slot] != wanted) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    /** Zero marks a free slot, so what would be zero becomes one. */
    private static long marked(long number) {
        return number == 0 ? 1 : number;
    }
}
