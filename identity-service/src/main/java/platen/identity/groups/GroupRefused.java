package platen.identity.groups;

/** An administrator's wish that cannot be fulfilled. An exception, since it must roll the transaction back, Idempotency-Key and all. */
public final class GroupRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        /** The source says what it is called and who is in it. */
        SOURCES_OWN,
        /** Such a group is always followed; it can only be deleted. */
        MADE_BY_HAND,
        NOT_TARGETED,
        TOO_MANY_TARGETED,
        NO_SUCH_USER,
        /** A credit is promised as it is: it can only be deleted. */
        RULE_IS_FOR_GOOD,
        /** A group gives one code policy at most. */
        CODE_POLICY_GIVEN,
        TOO_MANY_RULES
    }

    private final Reason reason;

    GroupRefused(Reason reason) {
        super(reason.name(), null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
