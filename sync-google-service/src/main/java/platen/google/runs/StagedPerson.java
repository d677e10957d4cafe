package platen.google.runs;

import org.jspecify.annotations.Nullable;
import platen.google.runs.domain.PersonState;

/**
 * A person of the page being read.
 *
 * @param digest keyed hash of all that is published of them
 * @param accessCodeIndex blind index of the code; null when there is none
 * @param observation body of the event to publish, values sealed; null as long as nobody knows whether it is needed
 */
public record StagedPerson(
        PersonState state,
        byte[] digest,
        byte @Nullable [] accessCodeIndex,
        byte @Nullable [] cardIndex,
        @Nullable String observation) {

    public String externalId() {
        return state.externalId();
    }

    StagedPerson observedAs(String body) {
        return new StagedPerson(state, digest, accessCodeIndex, cardIndex, body);
    }

    @Override
    public String toString() {
        return "StagedPerson[externalId=" + externalId() + "]";
    }
}
