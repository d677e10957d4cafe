package platen.google.runs.domain;

/** What a change makes of a person. */
public enum ChangeKind {
    NEW,
    CHANGED,
    /** Removed before, and back. */
    RESTORED,
    REMOVED
}
