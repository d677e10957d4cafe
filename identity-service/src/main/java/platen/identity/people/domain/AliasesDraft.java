package platen.identity.people.domain;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import platen.identity.domain.Checked;
import platen.identity.domain.Flaws;
import platen.identity.domain.SearchKey;

/** Aliases as somebody wants them. */
public record AliasesDraft(List<String> names) {

    private static final int MOST = 20;

    public AliasesDraft {
        names = List.copyOf(names);
    }

    /**
     * Two writings of one name are one alias; the order does not count.
     *
     * @param present those of a source among them are as many as the source gives
     */
    public Checked<List<String>> checked(Aliases present) {
        var flaws = new Flaws();
        long byHand = names.stream()
                .filter(name -> !present.sources().containsKey(SearchKey.of(name)))
                .count();
        if (byHand > MOST) {
            flaws.add("aliases", "must be at most " + MOST);
        }
        for (int index = 0; index < names.size(); index++) {
            flaws.required("aliases/" + index, names.get(index), ProfileDraft.LONGEST);
        }
        return flaws.orElse(() -> names.stream()
                .map(String::strip)
                .collect(Collectors.toMap(SearchKey::of, Function.identity(), (first, second) -> first))
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .toList());
    }
}
