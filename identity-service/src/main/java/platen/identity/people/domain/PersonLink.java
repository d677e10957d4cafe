package platen.identity.people.domain;

/**
 * Which of a source's persons a user is.
 *
 * @param missing the source does not have the person any more
 */
public record PersonLink(PersonKey person, boolean missing) {

    public String source() {
        return person.source();
    }
}
