package platen.google.runs.domain;

/** Who wanted a run. */
public enum Trigger {
    MANUAL,
    AUTOMATIC,
    /** Google, by a push: only the people it named were read. */
    PUSH
}
