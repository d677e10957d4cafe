package platen.google.runs.domain;

/** How far a run has come. */
public enum RunState {
    RUNNING,
    COMPLETED,
    FAILED
}
