package platen.scim.filtering.domain;

/** What compares (RFC 7644, table 3). */
public enum Operator {
    EQ,
    NE,
    CO,
    SW,
    EW,
    GT,
    GE,
    LT,
    LE;

    /** Whether values of that kind can be compared so. */
    public boolean fits(ValueKind kind) {
        return switch (kind) {
            case FOLDED_TEXT, EXACT_TEXT -> true;
            case TRUTH -> this == EQ || this == NE;
            case MOMENT -> this != CO && this != SW && this != EW;
            // Parts and orders of a secret would tell it sign by sign.
            case SECRET -> this == EQ;
            case COMPLEX -> false;
        };
    }
}
