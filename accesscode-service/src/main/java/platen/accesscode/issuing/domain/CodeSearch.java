package platen.accesscode.issuing.domain;

import java.util.random.RandomGenerator;

/** One search for a free code: offers candidates until one is taken. It comes to an end, whatever is occupied. */
public final class CodeSearch {

    private final RandomGenerator random;
    private final String alphabet;
    private final int drawsPerLength;
    private int length;
    private int draws;

    CodeSearch(RandomGenerator random, String alphabet, int length, int drawsPerLength) {
        this.random = random;
        this.alphabet = alphabet;
        this.length = length;
        this.drawsPerLength = drawsPerLength;
    }

    /**
     * The next candidate: never a trivial one, and one symbol longer once the draws of a length are spent.
     *
     * @throws CodeSpaceExhausted when the draws of the greatest length are spent too
     */
    public AccessCode next() {
        AccessCode candidate;
        do {
            if (draws == drawsPerLength) {
                lengthen();
            }
            draws++;
            candidate = draw();
        } while (candidate.isTrivial());
        return candidate;
    }

    private void lengthen() {
        if (length == AccessCode.LONGEST) {
            throw new CodeSpaceExhausted();
        }
        length++;
        draws = 0;
    }

    private AccessCode draw() {
        StringBuilder symbols = new StringBuilder(length);
        for (int place = 0; place < length; place++) {
            symbols.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return new AccessCode(symbols.toString());
    }
}
