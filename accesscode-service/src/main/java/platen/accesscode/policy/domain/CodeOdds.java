package platen.accesscode.policy.domain;

/**
 * What chance has with codes of one format and length when so many people have one. Chances are 0 to 1.
 *
 * @param people at least 1
 */
public record CodeOdds(CodeFormat format, int length, long people) {

    /** The chance a day that an organisation may live with: see {@link #guessesWithin}. */
    public static final double TOLERABLE = 0.001;

    /**
     * The part of q^(n-1), the most codes of n symbols out of q that can lie a slip apart, at which every second search of
     * 64 draws ends without one and codes get longer. Measured by filling code spaces at random until then, from length 4;
     * the last figure stands for all greater lengths, where it is an upper bound that nobody comes near.
     */
    private static final double[] NUMERIC_FILL = {0.660, 0.577, 0.507, 0.455, 0.413, 0.378};

    private static final double[] ALPHANUMERIC_FILL = {0.672, 0.589, 0.523};

    public CodeOdds {
        if (people < 1 || length < UniquenessPolicy.SHORTEST || length > UniquenessPolicy.LONGEST) {
            throw new IllegalArgumentException("Nobody has such codes");
        }
    }

    /** How many codes there are. */
    public long capacity() {
        return format.space(length);
    }

    public double bits() {
        return Math.log(capacity()) / Math.log(2);
    }

    /** That one random guess hits somebody's code. */
    public double ofOneGuess() {
        return Math.min(1, (double) people / capacity());
    }

    /** That one of so many random guesses does. */
    public double ofGuesses(double guesses) {
        return -Math.expm1(guesses * Math.log1p(-ofOneGuess()));
    }

    /** So many random guesses reach that chance. */
    public double guessesWithin(double chance) {
        return Math.log1p(-chance) / Math.log1p(-ofOneGuess());
    }

    /** That one wrong symbol makes somebody's code somebody else's, were they drawn without regard to each other. */
    public double ofOneSlipAtRandom() {
        return Math.min(1, (people - 1) / (capacity() - 1.0));
    }

    /** How many generated codes can be kept a slip apart before codes get longer. */
    public long mostKeptApart() {
        double[] fill = format == CodeFormat.NUMERIC ? NUMERIC_FILL : ALPHANUMERIC_FILL;
        double share = fill[Math.min(length - UniquenessPolicy.SHORTEST, fill.length - 1)];
        return (long) (share * (capacity() / format.symbols()));
    }
}
