package platen.identity.imports.domain;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/**
 * Remembers in which line of a file a value stood first, as 64 bits of a salted digest each: some ten bytes a value, nothing that could be
 * read, and with 200,000 values one chance in a thousand million of taking two for the same.
 */
public final class SeenInFile {

    private static final int FIRST_SIZE = 1 << 12;

    private final byte[] salt = new byte[32];
    private final MessageDigest digest;
    private long[] keys = new long[FIRST_SIZE];
    private int[] lines = new int[FIRST_SIZE];
    private int size;

    public SeenInFile() {
        new SecureRandom().nextBytes(salt);
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * The line in which the value stood first; 0 when it is new, and remembered from now on.
     *
     * @param kind values of different kinds are never the same
     */
    public int first(String kind, String value, int line) {
        if (size * 2 >= keys.length) {
            grow();
        }
        digest.update(salt);
        digest.update(kind.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        long key = ByteBuffer.wrap(digest.digest(value.getBytes(StandardCharsets.UTF_8)))
                .getLong();
        int place = place(keys, lines, key);
        if (lines[place] != 0) {
            return lines[place];
        }
        keys[place] = key;
        lines[place] = line;
        size++;
        return 0;
    }

    private static int place(long[] keys, int[] lines, long key) {
        int place = (int) key & (keys.length - 1);
        while (lines[place] != 0 && keys[place] != key) {
            place = (place + 1) & (keys.length - 1);
        }
        return place;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldLines = lines;
        keys = new long[oldKeys.length * 2];
        lines = new int[oldLines.length * 2];
        for (int old = 0; old < oldKeys.length; old++) {
            if (oldLines[old] != 0) {
                int place = place(keys, lines, oldKeys[old]);
                keys[place] = oldKeys[old];
                lines[place] = oldLines[old];
            }
        }
    }
}
