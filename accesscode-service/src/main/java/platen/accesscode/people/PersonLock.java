package platen.accesscode.people;

/** What came of the attempt to lock a person. */
public sealed interface PersonLock {

    record Locked(PersonChange change) implements PersonLock {}

    record UnknownOrganisation() implements PersonLock {}

    record UnknownPerson() implements PersonLock {}
}
