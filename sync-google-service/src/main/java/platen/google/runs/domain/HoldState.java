package platen.google.runs.domain;

/** What became of a hold. */
public enum HoldState {
    /** Waits for approval. */
    OPEN,
    /** Approved and applied to the end. */
    APPROVED,
    /** A later run holds something else. */
    SUPERSEDED,
    /** A later run held nothing any more. */
    GONE
}
