package platen.accesscode.issuing.domain;

import java.util.random.RandomGenerator;
import platen.accesscode.policy.domain.UniquenessPolicy;

/** Draws codes from a random generator, which must be a cryptographic one outside tests. */
public final class CodeGenerator {

    private final RandomGenerator random;
    private final int drawsPerLength;

    /**
     * @param drawsPerLength how many candidates of a length are offered before codes get one symbol longer
     */
    public CodeGenerator(RandomGenerator random, int drawsPerLength) {
        if (drawsPerLength < 1) {
            throw new IllegalArgumentException("At least one draw is needed");
        }
        this.random = random;
        this.drawsPerLength = drawsPerLength;
    }

    /** Begins a search for one more code in an organisation that holds {@code codesHeld}. */
    public CodeSearch search(UniquenessPolicy policy, long codesHeld) {
        return new CodeSearch(random, policy.format().alphabet(), policy.startingLength(codesHeld + 1), drawsPerLength);
    }
}
