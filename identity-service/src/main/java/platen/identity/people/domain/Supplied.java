package platen.identity.people.domain;

import java.util.UUID;

/**
 * Credentials that came with a person, and what their sealed values are bound to.
 *
 * @param person as who supplied them calls the person
 */
public record Supplied(PersonKey person, UUID observationId, Credentials credentials) {

    /** A source's. */
    public static Supplied of(Observation seen) {
        return new Supplied(seen.person(), seen.id(), seen.credentials());
    }
}
