package platen.google.connection.domain;

/** Which credentials the directory manages: those its schema has a field for. */
public record ManagedFields(boolean accessCode, boolean card) {

    public static final ManagedFields NONE = new ManagedFields(false, false);
}
