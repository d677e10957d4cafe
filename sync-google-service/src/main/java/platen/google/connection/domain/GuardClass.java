package platen.google.connection.domain;

/** The kinds of change that do harm when there are too many of them. */
public enum GuardClass {
    /** A person is gone from the directory. */
    REMOVAL,
    /** An active person becomes suspended or archived. */
    DISABLE,
    /** A person had a code and has none any more. */
    CODE_CLEAR,
    CARD_CLEAR,
    EMAIL_CHANGE
}
