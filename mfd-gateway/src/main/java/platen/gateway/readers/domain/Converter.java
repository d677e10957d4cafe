package platen.gateway.readers.domain;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** One step from what a reader sends to the number a card is known by. Several make a chain. Hex digits are read in either case. */
public sealed interface Converter {

    /** Characters; whatever is longer is no card. */
    int LONGEST = 512;

    /** Empty when the text is nothing this converter takes. */
    Optional<String> apply(String text);

    /** Runs a text through a chain; empty when one of its converters does not take what it gets. */
    static Optional<String> chain(List<Converter> chain, String raw) {
        Optional<String> text = Optional.of(raw).filter(Converter::isShortEnough);
        for (Converter converter : chain) {
            text = text.flatMap(converter::apply).filter(Converter::isShortEnough);
        }
        return text;
    }

    private static boolean isShortEnough(String text) {
        return text.length() <= LONGEST;
    }

    /** Drops white space and control characters at both ends. */
    record Trim() implements Converter {

        @Override
        public Optional<String> apply(String text) {
            int from = 0;
            int to = text.length();
            while (from < to && text.charAt(from) <= ' ') {
                from++;
            }
            while (to > from && text.charAt(to - 1) <= ' ') {
                to--;
            }
            return Optional.of(text.substring(from, to));
        }
    }

    /** What the first group matches, or the whole pattern when it has none. */
    record Regex(SafePattern pattern) implements Converter {

        @Override
        public Optional<String> apply(String text) {
            return pattern.firstGroup(text);
        }
    }

    /** A hexadecimal number as a decimal one without leading zeros. */
    record HexToDecimal() implements Converter {

        @Override
        public Optional<String> apply(String text) {
            return Hex.DIGITS.matcher(text).matches()
                    ? Optional.of(new BigInteger(text, 16).toString())
                    : Optional.empty();
        }
    }

    /** A decimal number as a hexadecimal one, in whole bytes. */
    record DecimalToHex() implements Converter {

        private static final Pattern DIGITS = Pattern.compile("[0-9]+");

        @Override
        public Optional<String> apply(String text) {
            if (!DIGITS.matcher(text).matches()) {
                return Optional.empty();
            }
            String hex = new BigInteger(text).toString(16).toUpperCase(Locale.ROOT);
            return Optional.of(hex.length() % 2 == 0 ? hex : "0" + hex);
        }
    }

    /** Each ASCII character as two hex digits. */
    record AsciiToHex() implements Converter {

        private static final Pattern ASCII = Pattern.compile("[\\x00-\\x7f]+");

        @Override
        public Optional<String> apply(String text) {
            return ASCII.matcher(text).matches()
                    ? Optional.of(Hex.of(text.getBytes(StandardCharsets.US_ASCII)))
                    : Optional.empty();
        }
    }

    /** Each two hex digits as the printable ASCII character they stand for. */
    record HexToAscii() implements Converter {

        private static final Pattern PRINTABLE = Pattern.compile("[ -~]+");

        @Override
        public Optional<String> apply(String text) {
            return Hex.bytes(text)
                    .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
                    .filter(characters -> PRINTABLE.matcher(characters).matches());
        }
    }

    /** Whole bytes in hex, last byte first. */
    record ReverseBytes() implements Converter {

        @Override
        public Optional<String> apply(String text) {
            return Hex.bytes(text).map(bytes -> {
                byte[] reversed = new byte[bytes.length];
                for (int place = 0; place < bytes.length; place++) {
                    reversed[place] = bytes[bytes.length - 1 - place];
                }
                return Hex.of(reversed);
            });
        }
    }

    /** Whole bytes in hex, the bits of each byte in reverse. */
    record ReverseBits() implements Converter {

        @Override
        public Optional<String> apply(String text) {
            return Hex.bytes(text).map(bytes -> {
                for (int place = 0; place < bytes.length; place++) {
                    bytes[place] = (byte) (Integer.reverse(bytes[place]) >>> 24);
                }
                return Hex.of(bytes);
            });
        }
    }

    /** Zeros in front until it is so long; what is longer stays as it is. */
    record Pad(int length) implements Converter {

        @Override
        public Optional<String> apply(String text) {
            return Optional.of("0".repeat(Math.max(0, length - text.length())) + text);
        }
    }

    /** No zeros in front, though one that is all there is stays. */
    record StripZeros() implements Converter {

        @Override
        public Optional<String> apply(String text) {
            int from = 0;
            while (from < text.length() - 1 && text.charAt(from) == '0') {
                from++;
            }
            return Optional.of(text.substring(from));
        }
    }

    /**
     * A part of the text; empty when the text is too short to have it.
     *
     * @param from first character, from 0; negative counts from the end, -1 being the last
     */
    record Substring(int from, int length) implements Converter {

        @Override
        public Optional<String> apply(String text) {
            int start = from < 0 ? text.length() + from : from;
            return start < 0 || start + length > text.length()
                    ? Optional.empty()
                    : Optional.of(text.substring(start, start + length));
        }
    }

    /** A 26-bit Wiegand (H10301) number written another way. */
    record Wiegand(WiegandForm input, WiegandForm output) implements Converter {

        @Override
        public Optional<String> apply(String text) {
            return input.read(text).map(output::written);
        }
    }

    /** Hex digits and bytes. */
    final class Hex {

        private static final Pattern DIGITS = Pattern.compile("[0-9A-Fa-f]+");
        private static final HexFormat FORMAT = HexFormat.of().withUpperCase();

        private Hex() {}

        private static Optional<byte[]> bytes(String text) {
            return text.length() % 2 == 0 && DIGITS.matcher(text).matches()
                    ? Optional.of(FORMAT.parseHex(text))
                    : Optional.empty();
        }

        private static String of(byte[] bytes) {
            return FORMAT.formatHex(bytes);
        }
    }
}
