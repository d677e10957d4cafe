package platen.google.runs;

import org.jspecify.annotations.Nullable;
import platen.google.runs.domain.CredentialTrace;
import platen.google.runs.domain.PersonState;

/**
 * A person of the page being read.
 *
 * @param digest keyed hash of all that is published of them
 * @param accessCodeIndex blind index of the code; null when there is none
 */
public record StagedPerson(
        PersonState state, byte[] digest, byte @Nullable [] accessCodeIndex, byte @Nullable [] cardIndex) {

    public String externalId() {
        return state.externalId();
    }

    public CredentialTrace accessCode() {
        return CredentialTrace.of(state.accessCode(), accessCodeIndex);
    }

    public CredentialTrace card() {
        return CredentialTrace.of(state.card(), cardIndex);
    }

    @Override
    public String toString() {
        return "StagedPerson[externalId=" + externalId() + "]";
    }
}
