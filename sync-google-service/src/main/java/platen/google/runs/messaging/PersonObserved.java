package platen.google.runs.messaging;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.kit.crypto.Sealed;

/**
 * Body of {@code person-observed}: all the directory says of a person. What it does not manage is left out.
 *
 * @param observationId binds the sealed values
 * @param aliases null in what was planned before they were read
 */
public record PersonObserved(
        String source,
        String externalId,
        UUID observationId,
        String userName,
        String displayName,
        String email,
        @Nullable List<String> aliases,
        boolean active,
        Credentials credentials) {

    static final String TYPE = "platen.directory.person-observed.v1";

    /** Null is a credential the directory has no field for. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Credentials(
            @Nullable Value accessCode, @Nullable Value card) {}

    /**
     * @param state {@code set} or {@code cleared}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Value(String state, @Nullable Sealed sealed) {

        static final Value CLEARED = new Value("cleared", null);

        static Value set(Sealed sealed) {
            return new Value("set", sealed);
        }
    }

    @Override
    public String toString() {
        return "PersonObserved[externalId=" + externalId + "]";
    }
}
