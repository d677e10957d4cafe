package platen.accesscode.policy.domain;

import java.time.Instant;
import java.util.EnumSet;

/**
 * What an organisation decides about access codes, or what results from that and an override for some of its people.
 *
 * @param uniqueness how generated codes are made and kept apart
 * @param trivialCodesAllowed whether supplied codes may be trivial; generated ones never are
 */
public record CodePolicy(
        UniquenessPolicy uniqueness,
        boolean trivialCodesAllowed,
        Visibility visibility,
        Expiry expiry,
        SelfService selfService) {

    /** What an organisation starts with. */
    public static final CodePolicy STANDARD = new CodePolicy(
            UniquenessPolicy.STANDARD,
            false,
            new Visibility(true, EnumSet.allOf(RevealRole.class)),
            new Expiry(Expiry.NEVER, 7, Instant.EPOCH),
            new SelfService(false, 3));
}
