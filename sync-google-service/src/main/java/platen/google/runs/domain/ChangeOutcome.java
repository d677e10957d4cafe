package platen.google.runs.domain;

/** What became of a planned change. */
public enum ChangeOutcome {
    /** Not published: by a dry run, or not yet. */
    PLANNED,
    APPLIED,
    /** Waits for approval; by a dry run: would wait. */
    HELD,
    /** Held, approved and applied. */
    APPROVED,
    /** Held and never applied: a later run decided anew. */
    LAPSED
}
