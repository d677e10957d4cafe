package platen.accesscode.issuing.domain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/** Finds codes one typing slip apart by comparing them, for checking what {@link Neighbours} finds by making them. */
public final class Slips {

    private Slips() {}

    /** Pairs of codes one slip apart. */
    public static List<List<AccessCode>> among(Collection<AccessCode> codes) {
        List<AccessCode> all = new ArrayList<>(codes);
        return IntStream.range(0, all.size())
                .boxed()
                .flatMap(first -> of(all.get(first), all.subList(first + 1, all.size())).stream()
                        .map(second -> List.of(all.get(first), second)))
                .toList();
    }

    /** Those of the codes to which a slip leads from one. */
    public static List<AccessCode> of(AccessCode code, Collection<AccessCode> others) {
        return others.stream()
                .filter(other -> isOne(code.value(), other.value()))
                .toList();
    }

    private static boolean isOne(String one, String other) {
        if (one.equals(other)) {
            return false;
        }
        if (one.length() == other.length()) {
            int[] places = IntStream.range(0, one.length())
                    .filter(place -> one.charAt(place) != other.charAt(place))
                    .toArray();
            return places.length == 1
                    || places.length == 2
                            && places[1] == places[0] + 1
                            && one.charAt(places[0]) == other.charAt(places[1])
                            && one.charAt(places[1]) == other.charAt(places[0]);
        }
        String longer = one.length() > other.length() ? one : other;
        String shorter = one.length() > other.length() ? other : one;
        return longer.length() == shorter.length() + 1
                && IntStream.range(0, longer.length())
                        .anyMatch(place -> (longer.substring(0, place) + longer.substring(place + 1)).equals(shorter));
    }
}
