package platen.google.runs.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;

/**
 * The name of a plan: SHA-256 over its changes in order of external id. The same state of the directory planned on the same base has the same
 * one, dry or not. Digests are keyed, so that no value can be guessed back from it. Not thread-safe: changes come one after the other.
 */
public final class PlanHash {

    private final MessageDigest digest;

    public PlanHash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not available.", e);
        }
    }

    public void add(PlanLine line) {
        HexFormat hex = HexFormat.of();
        byte[] base = line.baseDigest();
        for (String part : List.of(
                line.externalId(),
                line.kind().name(),
                base == null ? "" : hex.formatHex(base),
                hex.formatHex(line.digest()),
                String.join(",", new TreeSet<>(line.classes())))) {
            // Preceded by its length, so that no two lists of parts read alike.
            digest.update((part.length() + ":" + part).getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Ends it: 32 bytes. */
    public byte[] value() {
        return digest.digest();
    }
}
