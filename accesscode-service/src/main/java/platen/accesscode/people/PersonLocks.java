package platen.accesscode.people;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.accesscode.Cause;
import platen.accesscode.people.domain.Person;
import platen.accesscode.people.persistence.People;
import platen.accesscode.policy.CodeSpace;
import platen.accesscode.policy.EffectivePolicies;
import platen.accesscode.policy.persistence.CodeSpaces;
import platen.kit.organisation.OrganisationTransaction;

/** Locks in the one order that cannot deadlock: first the code space, then people. */
@ApplicationScoped
public class PersonLocks {

    private final CodeSpaces spaces;
    private final People people;
    private final EffectivePolicies policies;

    PersonLocks(CodeSpaces spaces, People people, EffectivePolicies policies) {
        this.spaces = spaces;
        this.people = people;
        this.policies = policies;
    }

    /** The second statement is sent while the first waits; it reads only when that one has its lock. */
    public Uni<PersonLock> lock(OrganisationTransaction transaction, UUID user, Cause cause) {
        return Uni.combine()
                .all()
                .unis(spaces.lock(transaction), people.lock(transaction, user))
                .asTuple()
                .chain(locked -> locked.getItem1() == null
                        ? Uni.createFrom().item(new PersonLock.UnknownOrganisation())
                        : locked(locked.getItem1(), locked.getItem2(), cause));
    }

    /** Locks one more person. */
    public Uni<PersonLock> lock(CodeSpace space, UUID user, Cause cause) {
        return people.lock(space.transaction(), user).chain(person -> locked(space, person, cause));
    }

    private Uni<PersonLock> locked(CodeSpace space, @Nullable Person person, Cause cause) {
        return person == null
                ? Uni.createFrom().item(new PersonLock.UnknownPerson())
                : change(space, person, cause).map(PersonLock.Locked::new);
    }

    /** For a person who is locked already. */
    public Uni<PersonChange> change(CodeSpace space, Person person, Cause cause) {
        return policies.under(space, person.codePolicy()).map(policy -> new PersonChange(space, person, policy, cause));
    }
}
