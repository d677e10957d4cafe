package platen.identity.people.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import platen.identity.domain.SearchKey;
import platen.identity.subjects.domain.SubjectBinding;

/**
 * What becomes of two records of one person. The survivor keeps id, state, names and credentials; what it lacks comes from the
 * other, whose user name and aliases become aliases.
 *
 * @param merged the survivor afterwards
 * @param absorbed the other, as it was
 * @param kept links of the survivor that stay
 * @param moved links that become the survivor's
 * @param dropped links, of either, that end: the source has the person no more under that id
 * @param contested sources that have both, under different ids: to them these are two people, so there is nothing to merge
 * @param movedSignIns sign-ins that become the survivor's
 * @param droppedSignIns sign-ins of the other that end: the survivor has one of that issuer
 */
public record Merge(
        User merged,
        User absorbed,
        List<PersonLink> kept,
        List<PersonLink> moved,
        List<PersonLink> dropped,
        List<String> contested,
        List<SubjectBinding> movedSignIns,
        List<SubjectBinding> droppedSignIns) {

    /** One of the two, with what is theirs. */
    public record Side(User user, List<PersonLink> links, List<SubjectBinding> signIns) {}

    /** The links of the survivor afterwards. */
    public List<PersonLink> linksAfterwards() {
        return Stream.concat(kept.stream(), moved.stream())
                .sorted(Comparator.comparing(PersonLink::source))
                .toList();
    }

    public static Merge of(Side survivor, Side other) {
        List<PersonLink> moved = new ArrayList<>();
        List<PersonLink> dropped = new ArrayList<>();
        List<String> contested = new ArrayList<>();
        for (PersonLink link : other.links()) {
            Optional<PersonLink> same = survivor.links().stream()
                    .filter(own -> own.source().equals(link.source()))
                    .findFirst();
            if (same.isEmpty()) {
                moved.add(link);
            } else if (link.missing()) {
                dropped.add(link);
            } else if (same.get().missing()) {
                dropped.add(same.get());
                moved.add(link);
            } else {
                contested.add(link.source());
            }
        }
        Set<String> issuers = survivor.signIns().stream()
                .map(binding -> binding.subject().issuer())
                .collect(Collectors.toSet());
        var signIns = other.signIns().stream()
                .collect(Collectors.partitioningBy(
                        binding -> issuers.contains(binding.subject().issuer())));
        return new Merge(
                merged(survivor.user(), other.user()),
                other.user(),
                survivor.links().stream()
                        .filter(link -> !dropped.contains(link))
                        .toList(),
                moved,
                dropped,
                contested,
                signIns.getOrDefault(false, List.of()),
                signIns.getOrDefault(true, List.of()));
    }

    private static User merged(User survivor, User other) {
        Profile own = survivor.profile();
        Profile more = other.profile();
        var profile = new Profile(
                own.userName(),
                own.displayName(),
                first(own.email(), more.email()),
                own.locale(),
                first(own.department(), more.department()),
                first(own.office(), more.office()));
        Set<String> known = new HashSet<>(Set.of(own.userNameKey()));
        List<String> aliases = Stream.of(survivor.aliases(), other.aliases(), List.of(more.userName()))
                .flatMap(List::stream)
                .filter(name -> known.add(SearchKey.of(name)))
                .toList();
        return survivor.with(profile).goingBy(survivor.goesBy().merged(other.goesBy(), aliases));
    }

    private static @Nullable String first(@Nullable String own, @Nullable String more) {
        return own == null ? more : own;
    }
}
