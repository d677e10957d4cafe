package platen.identity.people.domain;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import platen.identity.domain.SearchKey;

/**
 * The names a person goes by beside the user name, and who says so.
 *
 * @param names in an order that stays; two writings of one name are one
 * @param sources by folded name, who gives it; a name without is by hand, of an administrator or a merge
 */
public record Aliases(List<String> names, Map<String, Set<String>> sources) {

    public static final Aliases NONE = new Aliases(List.of(), Map.of());

    public Aliases {
        names = List.copyOf(names);
        Set<String> keys = names.stream().map(SearchKey::of).collect(Collectors.toSet());
        sources = sources.entrySet().stream()
                .filter(given ->
                        keys.contains(given.getKey()) && !given.getValue().isEmpty())
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, given -> Set.copyOf(given.getValue())));
    }

    public List<String> keys() {
        return names.stream().map(SearchKey::of).toList();
    }

    /** These and no others: what a source gives stays the source's, the rest is by hand. */
    public Aliases named(List<String> wanted) {
        return new Aliases(wanted, sources);
    }

    /** What is left when only these sources give any. */
    public Aliases givenBy(Set<String> counting) {
        Map<String, Set<String>> left = new HashMap<>();
        sources.forEach((key, given) ->
                left.put(key, given.stream().filter(counting::contains).collect(Collectors.toSet())));
        return new Aliases(
                names.stream()
                        .filter(name -> !Set.of().equals(left.get(SearchKey.of(name))))
                        .toList(),
                left);
    }

    /** What is left when a source gives none any more. */
    public Aliases without(String source) {
        return givenBy(sources.values().stream()
                .flatMap(Set::stream)
                .filter(given -> !given.equals(source))
                .collect(Collectors.toSet()));
    }

    /** With those that a source gives; what is there by hand stays by hand. */
    public Aliases and(String source, Collection<String> given) {
        Map<String, String> more = new TreeMap<>();
        given.forEach(name -> more.putIfAbsent(SearchKey.of(name), name));
        Set<String> present = new HashSet<>(keys());
        Map<String, Set<String>> all = new HashMap<>(sources);
        more.keySet().stream()
                .filter(key -> !present.contains(key) || sources.containsKey(key))
                .forEach(key -> all.merge(key, Set.of(source), Aliases::union));
        more.keySet().removeAll(present);
        return new Aliases(Stream.concat(names.stream(), more.values().stream()).toList(), all);
    }

    /** The same as they were written before, where they are the same names. */
    public Aliases inOrderOf(Aliases before) {
        return Set.copyOf(keys()).equals(Set.copyOf(before.keys())) ? new Aliases(before.names, sources) : this;
    }

    /** Those of two records of one person; what is by hand in either stays by hand. */
    public Aliases merged(Aliases other, List<String> allNames) {
        Set<String> byHand = Stream.of(this, other)
                .flatMap(one -> one.keys().stream().filter(key -> !one.sources.containsKey(key)))
                .collect(Collectors.toSet());
        Map<String, Set<String>> all = new HashMap<>(sources);
        other.sources.forEach((key, given) -> all.merge(key, given, Aliases::union));
        all.keySet().removeAll(byHand);
        return new Aliases(allNames, all);
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
        return Stream.concat(some.stream(), others.stream()).collect(Collectors.toUnmodifiableSet());
    }
}
