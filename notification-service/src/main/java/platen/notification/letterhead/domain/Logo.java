package platen.notification.letterhead.domain;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;

/**
 * A picture above every mail. Told by its first bytes, whatever its sender calls it; its pixels are never unpacked here.
 *
 * @param type image/png or image/jpeg
 * @param base64 the file
 */
public record Logo(String type, String base64, int width, int height) {

    public static final int MOST_BYTES = 100_000;
    public static final int MOST_PIXELS_A_SIDE = 1_200;

    /** How a mail refers to it (RFC 2392). */
    public static final String CONTENT_ID = "logo@platen";

    private static final long PNG = 0x89504E470D0A1A0AL;
    private static final int IHDR = 0x49484452;
    private static final int SHOWN_WIDTH = 240;
    private static final int SHOWN_HEIGHT = 64;

    /** The logo, or nothing when the file is no such picture, or too large. */
    public static Optional<Logo> of(byte[] file) {
        if (file.length > MOST_BYTES) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.wrap(file);
        String base64 = Base64.getEncoder().encodeToString(file);
        if (file.length >= 24 && bytes.getLong(0) == PNG && bytes.getInt(12) == IHDR) {
            return sized(new Logo("image/png", base64, bytes.getInt(16), bytes.getInt(20)));
        }
        if (file.length >= 4 && (bytes.getInt(0) >>> 8) == 0xFFD8FF) {
            return jpeg(bytes, base64);
        }
        return Optional.empty();
    }

    /** Steps from segment to segment to the frame header (ITU-T T.81, B.2.2), which says the size. */
    private static Optional<Logo> jpeg(ByteBuffer bytes, String base64) {
        int at = 2;
        while (at + 9 <= bytes.capacity() && (bytes.get(at) & 0xFF) == 0xFF) {
            int marker = bytes.get(at + 1) & 0xFF;
            boolean frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
            if (frame) {
                return sized(new Logo(
                        "image/jpeg", base64, bytes.getShort(at + 7) & 0xFFFF, bytes.getShort(at + 5) & 0xFFFF));
            }
            at += 2 + (bytes.getShort(at + 2) & 0xFFFF);
        }
        return Optional.empty();
    }

    private static Optional<Logo> sized(Logo logo) {
        return Optional.of(logo)
                .filter(found -> found.width > 0 && found.height > 0)
                .filter(found -> found.width <= MOST_PIXELS_A_SIDE && found.height <= MOST_PIXELS_A_SIDE);
    }

    public byte[] file() {
        return Base64.getDecoder().decode(base64);
    }

    public int shownWidth() {
        return Math.max(1, (int) Math.round(width * scale()));
    }

    public int shownHeight() {
        return Math.max(1, (int) Math.round(height * scale()));
    }

    private double scale() {
        return Math.min(1, Math.min((double) SHOWN_WIDTH / width, (double) SHOWN_HEIGHT / height));
    }

    @Override
    public String toString() {
        return "Logo[" + type + ", " + width + " × " + height + "]";
    }
}
