package platen.google.runs.domain;

/** How far a run has come. */
public enum RunState {
    /** Waits for its turn: as many are under way as may be. */
    QUEUED,
    RUNNING,
    COMPLETED,
    FAILED
}
