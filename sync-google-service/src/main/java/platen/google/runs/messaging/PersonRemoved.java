package platen.google.runs.messaging;

/** Body of {@code person-removed}. */
public record PersonRemoved(String source, String externalId, String onRemoval) {

    static final String TYPE = "platen.directory.person-removed.v1";
}
