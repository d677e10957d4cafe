package platen.accesscode.policy.domain;

/**
 * What people may do about their own code.
 *
 * @param regeneration whether they may have another one generated
 * @param regenerationsPerDay how often in a day, when they may
 */
public record SelfService(boolean regeneration, int regenerationsPerDay) {

    public static final int MOST_REGENERATIONS_PER_DAY = 100;

    public SelfService {
        if (regenerationsPerDay < 1 || regenerationsPerDay > MOST_REGENERATIONS_PER_DAY) {
            throw new IllegalArgumentException("regenerationsPerDay is out of range");
        }
    }
}
