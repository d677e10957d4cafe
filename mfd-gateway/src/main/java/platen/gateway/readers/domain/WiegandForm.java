package platen.gateway.readers.domain;

import java.util.Arrays;
import java.util.Optional;

/** How the 8-bit facility and 16-bit number of an H10301 card, 24 bits together, are written. */
public enum WiegandForm {

    /** All 26 as 0 and 1: even parity of the first 12, the 24, odd parity of the last 12. */
    BITS("bits"),
    /** The 24 as 6 hex digits. */
    HEX("hex"),
    /** The 24 as one decimal number of 8 digits. */
    DECIMAL("decimal"),
    /** Facility and number apart, as printed on cards: 3 and 5 decimal digits, read with or without a comma, colon or space. */
    PRINTED("printed");

    private static final int NUMBER_BITS = 16;
    private static final int HALF_BITS = 12;
    private static final int BITS_WITH_PARITY = 26;
    private static final int FACILITIES = 1 << 8;
    private static final int NUMBERS = 1 << NUMBER_BITS;
    private static final int LOWER_HALF = (1 << HALF_BITS) - 1;

    private final String text;

    WiegandForm(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    static Optional<WiegandForm> of(String text) {
        return Arrays.stream(values()).filter(form -> form.text.equals(text)).findFirst();
    }

    /** The 24 bits; empty when the text is not of this form or its parity is wrong. */
    Optional<Integer> read(String written) {
        return switch (this) {
            case BITS ->
                written.matches("[01]{" + BITS_WITH_PARITY + "}")
                        ? Optional.of(Integer.parseInt(written.substring(1, BITS_WITH_PARITY - 1), 2))
                                .filter(bits -> written(bits).equals(written))
                        : Optional.empty();
            case HEX ->
                written.matches("[0-9A-Fa-f]{6}") ? Optional.of(Integer.parseInt(written, 16)) : Optional.empty();
            case DECIMAL ->
                written.matches("[0-9]{1,8}")
                        ? Optional.of(Integer.parseInt(written)).filter(bits -> bits < FACILITIES * NUMBERS)
                        : Optional.empty();
            case PRINTED -> written.matches("[0-9]{3}[,: ]?[0-9]{5}") ? printed(written) : Optional.empty();
        };
    }

    private static Optional<Integer> printed(String written) {
        int facility = Integer.parseInt(written.substring(0, 3));
        int number = Integer.parseInt(written.substring(written.length() - 5));
        return facility < FACILITIES && number < NUMBERS
                ? Optional.of(facility << NUMBER_BITS | number)
                : Optional.empty();
    }

    /**
     * @param bits 24 of them
     */
    String written(int bits) {
        return switch (this) {
            case BITS -> {
                int even = Integer.bitCount(bits >>> HALF_BITS) % 2;
                int odd = 1 - Integer.bitCount(bits & LOWER_HALF) % 2;
                String all = Integer.toBinaryString(1 << 2 * HALF_BITS | bits).substring(1);
                yield even + all + odd;
            }
            case HEX -> String.format("%06X", bits);
            case DECIMAL -> String.format("%08d", bits);
            case PRINTED -> String.format("%03d%05d", bits >>> NUMBER_BITS, bits % NUMBERS);
        };
    }
}
