package platen.accesscode.policy.domain;

/**
 * What an organisation asks of its generated codes. Codes that exist stay as they are when it changes (R2).
 *
 * @param minLength generated codes have at least so many symbols; they grow when space gets short
 * @param densityLimit codes held divided by codes possible: the odds that one random guess hits somebody
 * @param quarantineDays how long nobody gets a retired code, or one close to it, generated
 */
public record UniquenessPolicy(CodeFormat format, int minLength, double densityLimit, int quarantineDays) {

    public static final int SHORTEST = 4;
    public static final int LONGEST = 10;
    public static final int LONGEST_QUARANTINE_DAYS = 3_650;

    /** What an organisation starts with. */
    public static final UniquenessPolicy STANDARD = new UniquenessPolicy(CodeFormat.ALPHANUMERIC, 6, 0.001, 90);

    public UniquenessPolicy {
        require(minLength >= SHORTEST && minLength <= LONGEST, "minLength");
        require(densityLimit > 0 && densityLimit <= 1, "densityLimit");
        require(quarantineDays >= 0 && quarantineDays <= LONGEST_QUARANTINE_DAYS, "quarantineDays");
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException(what + " is out of range");
        }
    }

    /** The length at which a code is first sought when so many are held with it: the shortest under the density limit. */
    public int startingLength(long codesHeld) {
        int length = minLength;
        while (length < LONGEST && codesHeld > densityLimit * format.space(length)) {
            length++;
        }
        return length;
    }

    /** Whether a generated code looks as if it had been drawn under this policy; a longer one does too. */
    public boolean fits(String code) {
        return code.length() >= minLength && code.chars().allMatch(format::has);
    }
}
