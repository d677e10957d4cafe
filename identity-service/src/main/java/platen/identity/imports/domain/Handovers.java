package platen.identity.imports.domain;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What rows of an import take from each other: which of them cannot have it, and which must be applied together. */
public final class Handovers {

    private Handovers() {}

    /**
     * Rows that do not get what they set, and why not: nobody takes it from its holder, or the row that would is among them
     * itself.
     *
     * @param happens whether the row that would take the value from its holder does so
     */
    public static Map<Integer, Handover> broken(Collection<Handover> all, Predicate<Handover> happens) {
        Map<Integer, List<Handover>> byGiver = new HashMap<>();
        Map<Integer, Handover> broken = new LinkedHashMap<>();
        Deque<Integer> next = new ArrayDeque<>();
        for (Handover handover : all) {
            if (handover.giver() == null || !happens.test(handover)) {
                breakOff(handover, broken, next);
            } else {
                byGiver.computeIfAbsent(handover.giver(), giver -> new ArrayList<>())
                        .add(handover);
            }
        }
        while (!next.isEmpty()) {
            byGiver.getOrDefault(next.remove(), List.of()).forEach(handover -> breakOff(handover, broken, next));
        }
        return broken;
    }

    private static void breakOff(Handover handover, Map<Integer, Handover> broken, Deque<Integer> next) {
        if (broken.putIfAbsent(handover.row(), handover) == null) {
            next.add(handover.row());
        }
    }

    /** Rows that depend on each other, in their order; each such group by its first row. */
    public static Collection<List<Integer>> groups(Collection<Handover> whole) {
        Map<Integer, Integer> parents = new HashMap<>();
        for (Handover handover : whole) {
            if (handover.giver() != null) {
                int one = root(parents, handover.row());
                int other = root(parents, handover.giver());
                parents.put(Math.max(one, other), Math.min(one, other));
            }
        }
        Map<Integer, List<Integer>> groups = new TreeMap<>();
        parents.keySet().stream()
                .sorted()
                .forEach(row -> groups.computeIfAbsent(root(parents, row), first -> new ArrayList<>())
                        .add(row));
        return groups.values();
    }

    private static int root(Map<Integer, Integer> parents, int row) {
        int root = row;
        for (int parent = parents.computeIfAbsent(row, itself -> itself); parent != root; ) {
            root = parent;
            parent = parents.getOrDefault(root, root);
        }
        parents.put(row, root);
        return root;
    }

    /**
     * Numbers the batches in which groups are applied: as many groups in one as it has room for, and a group never in two.
     *
     * @return by row
     */
    public static Map<Integer, Integer> batches(Collection<List<Integer>> groups, int room) {
        Map<Integer, Integer> batches = new TreeMap<>();
        int batch = 1;
        int taken = 0;
        for (List<Integer> group : groups) {
            if (taken > 0 && taken + group.size() > room) {
                batch++;
                taken = 0;
            }
            taken += group.size();
            for (Integer row : group) {
                batches.put(row, batch);
            }
        }
        return batches;
    }
}
