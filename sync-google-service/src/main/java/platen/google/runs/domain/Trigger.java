package platen.google.runs.domain;

/** Who wanted a run. */
public enum Trigger {
    MANUAL,
    AUTOMATIC
}
