package platen.identity.people.domain;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whose word counts for a user.
 *
 * @param primary the organisation's primary source, if it names one
 */
public record Sources(@Nullable String primary, List<PersonLink> links) {

    public Sources {
        links = List.copyOf(links);
    }

    /** Without a primary source, or for a person it does not know, every source's word counts. */
    public boolean decides(String source) {
        return primary == null || primary.equals(source) || !has(primary);
    }

    /** The sources whose word counts beside that of one that decides. */
    public Set<String> beside(String deciding) {
        return deciding.equals(primary)
                ? Set.of()
                : links.stream()
                        .filter(link -> !link.missing())
                        .map(PersonLink::source)
                        .filter(source -> !source.equals(deciding))
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** The account ends with the primary source's link, or with the last link that is left. */
    public boolean endsWith(PersonKey person) {
        return Objects.equals(primary, person.source())
                || links.stream()
                        .allMatch(link -> link.missing() || link.person().equals(person));
    }

    private boolean has(String source) {
        return links.stream().anyMatch(link -> link.source().equals(source) && !link.missing());
    }
}
