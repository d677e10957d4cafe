package platen.accesscode.people;

import java.util.UUID;
import platen.accesscode.Cause;
import platen.accesscode.people.domain.Person;
import platen.accesscode.policy.CodeSpace;
import platen.accesscode.policy.domain.CodePolicy;
import platen.kit.organisation.OrganisationTransaction;

/**
 * One person's credentials about to be changed: their row and the organisation's code space are locked.
 *
 * @param policy the one that holds for this person
 */
public record PersonChange(CodeSpace space, Person person, CodePolicy policy, Cause cause) {

    public OrganisationTransaction transaction() {
        return space.transaction();
    }

    public UUID organisation() {
        return space.organisation();
    }

    public UUID user() {
        return person.id();
    }
}
