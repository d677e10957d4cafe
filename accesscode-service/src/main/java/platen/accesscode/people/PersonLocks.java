package platen.accesscode.people;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.accesscode.Cause;
import platen.accesscode.people.domain.Person;
import platen.accesscode.people.persistence.People;
import platen.accesscode.policy.CodeSpace;
import platen.accesscode.policy.persistence.CodeSpaces;
import platen.kit.organisation.OrganisationTransaction;

/** Locks in the one order that cannot deadlock: first the code space, then people. */
@ApplicationScoped
public class PersonLocks {

    private final CodeSpaces spaces;
    private final People people;

    PersonLocks(CodeSpaces spaces, People people) {
        this.spaces = spaces;
        this.people = people;
    }

    public Uni<PersonLock> lock(OrganisationTransaction transaction, UUID user, Cause cause) {
        return spaces.lock(transaction)
                .chain(space -> space == null
                        ? Uni.createFrom().item(new PersonLock.UnknownOrganisation())
                        : lock(space, user, cause));
    }

    /** Locks one more person. */
    public Uni<PersonLock> lock(CodeSpace space, UUID user, Cause cause) {
        return people.lock(space.transaction(), user).map(person -> locked(space, person, cause));
    }

    private static PersonLock locked(CodeSpace space, @Nullable Person person, Cause cause) {
        return person == null
                ? new PersonLock.UnknownPerson()
                : new PersonLock.Locked(new PersonChange(space, person, cause));
    }
}
