package platen.identity.people.domain;

import java.util.List;
import java.util.UUID;

/**
 * Credentials that came with a person, and what their sealed values are bound to.
 *
 * @param person as who supplied them calls the person
 * @param handedOver kinds of those that others have, from whom the same import takes them
 */
public record Supplied(PersonKey person, UUID observationId, Credentials credentials, List<String> handedOver) {

    public Supplied {
        handedOver = List.copyOf(handedOver);
    }

    /** A source's. */
    public static Supplied of(Observation seen) {
        return new Supplied(seen.person(), seen.id(), seen.credentials(), List.of());
    }
}
