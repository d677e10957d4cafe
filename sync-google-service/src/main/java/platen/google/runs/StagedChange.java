package platen.google.runs;

import org.jspecify.annotations.Nullable;
import platen.google.runs.domain.KnownPerson;
import platen.google.runs.domain.PersonChange;

/**
 * A person of the page being read who is not as published.
 *
 * @param before null for somebody new
 * @param observation body of the event to publish, values sealed; null where nothing will be published
 */
public record StagedChange(
        StagedPerson person,
        @Nullable KnownPerson before,
        PersonChange change,
        @Nullable String observation) {

    StagedChange observedAs(String body) {
        return new StagedChange(person, before, change, body);
    }

    public String externalId() {
        return person.externalId();
    }

    @Override
    public String toString() {
        return "StagedChange[externalId=" + externalId() + "]";
    }
}
