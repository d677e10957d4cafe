package platen.accesscode.issuing.domain;

import java.util.HashSet;
import java.util.Set;

/**
 * The codes one typing slip away from a code: one symbol wrong, two neighbours swapped and, where codes of other lengths
 * exist, one symbol too many or too few. Supplied codes may hold any symbol, so any may stand in the wrong one's place.
 */
public final class Neighbours {

    private Neighbours() {}

    /**
     * @param lengthsInUse lengths of the codes that exist: nobody is hit by a slip into a length that nobody has
     */
    public static Set<AccessCode> of(AccessCode code, Set<Integer> lengthsInUse) {
        Set<AccessCode> neighbours = new HashSet<>();
        StringBuilder slip = new StringBuilder(code.value());
        addSubstitutions(slip, neighbours);
        addSwaps(slip, neighbours);
        if (code.length() < AccessCode.LONGEST && lengthsInUse.contains(code.length() + 1)) {
            addInsertions(slip, neighbours);
        }
        if (code.length() > AccessCode.SHORTEST && lengthsInUse.contains(code.length() - 1)) {
            addDeletions(slip, neighbours);
        }
        neighbours.remove(code);
        return neighbours;
    }

    private static void addSubstitutions(StringBuilder slip, Set<AccessCode> neighbours) {
        for (int place = 0; place < slip.length(); place++) {
            char right = slip.charAt(place);
            for (char wrong : AccessCode.SYMBOLS.toCharArray()) {
                slip.setCharAt(place, wrong);
                neighbours.add(new AccessCode(slip.toString()));
            }
            slip.setCharAt(place, right);
        }
    }

    private static void addSwaps(StringBuilder slip, Set<AccessCode> neighbours) {
        for (int place = 0; place < slip.length() - 1; place++) {
            swap(slip, place);
            neighbours.add(new AccessCode(slip.toString()));
            swap(slip, place);
        }
    }

    private static void swap(StringBuilder slip, int place) {
        char first = slip.charAt(place);
        slip.setCharAt(place, slip.charAt(place + 1));
        slip.setCharAt(place + 1, first);
    }

    private static void addInsertions(StringBuilder slip, Set<AccessCode> neighbours) {
        for (int place = 0; place <= slip.length(); place++) {
            for (char added : AccessCode.SYMBOLS.toCharArray()) {
                slip.insert(place, added);
                neighbours.add(new AccessCode(slip.toString()));
                slip.deleteCharAt(place);
            }
        }
    }

    private static void addDeletions(StringBuilder slip, Set<AccessCode> neighbours) {
        for (int place = 0; place < slip.length(); place++) {
            char left = slip.charAt(place);
            slip.deleteCharAt(place);
            neighbours.add(new AccessCode(slip.toString()));
            slip.insert(place, left);
        }
    }
}
