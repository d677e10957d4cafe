package platen.google.runs.domain;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a code or card.
 *
 * @param state as {@link Credential#state()} has it
 * @param index keyed hash of the value; null where there is none
 */
public record CredentialTrace(String state, byte @Nullable [] index) {

    private static final String SET = "SET";
    private static final String CLEARED = "CLEARED";

    public static CredentialTrace of(Credential credential, byte @Nullable [] index) {
        return new CredentialTrace(credential.state(), index);
    }

    boolean differsFrom(CredentialTrace other) {
        return !state.equals(other.state) || !Arrays.equals(index, other.index);
    }

    /** A field that vanished clears nothing; one that was emptied does. */
    boolean isClearedSince(CredentialTrace before) {
        return before.state.equals(SET) && state.equals(CLEARED);
    }

    @Override
    public String toString() {
        return "CredentialTrace[state=" + state + "]";
    }
}
