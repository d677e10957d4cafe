package platen.google.connection.domain;

/** Whether the service reads the directory by itself. */
public enum RunMode {
    AUTOMATIC,
    MANUAL
}
