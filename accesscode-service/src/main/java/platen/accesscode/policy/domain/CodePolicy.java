package platen.accesscode.policy.domain;

import java.time.Instant;
import java.util.EnumSet;

/**
 * What an organisation decides about access codes and cards, or what results from that and an override for some of its people.
 *
 * @param uniqueness how generated codes are made and kept apart
 * @param trivialCodesAllowed whether supplied codes may be trivial; generated ones never are
 * @param cardsPerUser how many cards a person may have at a time, temporary ones included; who has more keeps them
 */
public record CodePolicy(
        UniquenessPolicy uniqueness,
        boolean trivialCodesAllowed,
        Visibility visibility,
        Expiry expiry,
        SelfService selfService,
        int cardsPerUser) {

    public static final int MOST_CARDS = 100;

    /** What an organisation starts with. */
    public static final CodePolicy STANDARD = new CodePolicy(
            UniquenessPolicy.STANDARD,
            false,
            new Visibility(true, EnumSet.allOf(RevealRole.class)),
            new Expiry(Expiry.NEVER, 7, Instant.EPOCH),
            new SelfService(false, 3),
            10);

    public CodePolicy {
        if (cardsPerUser < 1 || cardsPerUser > MOST_CARDS) {
            throw new IllegalArgumentException("cardsPerUser is out of range");
        }
    }
}
