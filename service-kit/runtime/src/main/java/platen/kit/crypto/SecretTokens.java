package platen.kit.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Bearer secrets that say whose they are: {@code <organisation as 32 hex digits>.<256 random bits in base64url>}. The
 * organisation in front lets a request that names none be looked up under that organisation's row security. Stored is
 * the SHA-256 only; a salt or a slow hash would add nothing to 256 random bits.
 */
public final class SecretTokens {

    private static final Pattern FORM = Pattern.compile("([0-9a-f]{32})\\.[A-Za-z0-9_-]{43}");
    private static final int RANDOM_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private SecretTokens() {}

    /** What a presented token says about itself; whether it is genuine, only the stored hash tells. */
    public record Presented(UUID organisation, byte[] hash) {}

    /** Makes a token for an organisation. */
    public static SecretToken create(UUID organisation) {
        byte[] random = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(random);
        String value = organisation.toString().replace("-", "") + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        return new SecretToken(organisation, value, hash(value));
    }

    /** Reads a presented token; empty when it cannot be one of ours. */
    public static Optional<Presented> parse(String token) {
        var form = FORM.matcher(token);
        if (!form.matches()) {
            return Optional.empty();
        }
        ByteBuffer organisation = ByteBuffer.wrap(HexFormat.of().parseHex(form.group(1)));
        return Optional.of(new Presented(new UUID(organisation.getLong(), organisation.getLong()), hash(token)));
    }

    /** SHA-256 of a token, 32 bytes. */
    public static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not available.", e);
        }
    }

    /** Compares two hashes in a time that does not depend on where they differ. */
    public static boolean matches(byte[] expectedHash, byte[] presentedHash) {
        return MessageDigest.isEqual(expectedHash, presentedHash);
    }
}
