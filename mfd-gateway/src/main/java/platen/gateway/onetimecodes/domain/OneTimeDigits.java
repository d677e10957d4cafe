package platen.gateway.onetimecodes.domain;

import java.util.Locale;
import java.util.random.RandomGenerator;
import platen.gateway.pins.domain.ChosenPin;

/**
 * The eight digits of a one-time code: 26 bits, for a code that lives for days at most and of which few are open at a time. They
 * are never printed.
 */
public record OneTimeDigits(String value) {

    private static final int SPACE = 100_000_000;

    /**
     * None that everybody would try first, as 12345678.
     *
     * @param random one that nobody can foretell
     */
    public static OneTimeDigits draw(RandomGenerator random) {
        while (true) {
            String digits = String.format(Locale.ROOT, "%08d", random.nextInt(SPACE));
            if (new ChosenPin(digits).brokenRule().isEmpty()) {
                return new OneTimeDigits(digits);
            }
        }
    }

    @Override
    public String toString() {
        return "OneTimeDigits[…]";
    }
}
