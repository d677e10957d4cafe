package platen.scim.filtering.domain;

/** How the values of an attribute compare. */
public enum ValueKind {
    /** Without case: stored values and what they are compared with are folded by {@code MatchKey}. */
    FOLDED_TEXT,
    EXACT_TEXT,
    TRUTH,
    MOMENT,
    /** Found by its blind index only. */
    SECRET,
    /** Has no value of its own; can only be there or not. */
    COMPLEX;

    public boolean isText() {
        return this == FOLDED_TEXT || this == EXACT_TEXT;
    }
}
