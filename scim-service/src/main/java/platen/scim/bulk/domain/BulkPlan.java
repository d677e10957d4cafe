package platen.scim.bulk.domain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The order in which the operations of one request are done: as written, but each after those whose resources it names. Groups
 * that name each other are created without the other and get it as a member afterwards.
 */
public final class BulkPlan {

    /**
     * What the order depends on.
     *
     * @param place of the operation in the request
     * @param creates temporary id of what it creates
     * @param needs temporary ids it names
     * @param mayBeCompletedLater whether it can be done without them first
     */
    public record Link(int place, @Nullable String creates, Set<String> needs, boolean mayBeCompletedLater) {}

    /**
     * One thing to do.
     *
     * @param late temporary ids that are not there yet; for {@code COMPLETE} those to be added
     */
    public record Step(int place, Kind kind, Set<String> late) {}

    /** What is done in a step. */
    public enum Kind {
        DO,
        COMPLETE
    }

    private final List<Link> waiting;
    private final Set<String> pending = new HashSet<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<Step> completions = new ArrayList<>();

    private BulkPlan(List<Link> links) {
        waiting = new ArrayList<>(links);
        links.forEach(link -> {
            if (link.creates() != null) {
                pending.add(link.creates());
            }
        });
    }

    /** All of them, those too that wait in a circle nobody can break: they will fail on what they name. */
    public static List<Step> of(List<Link> links) {
        var plan = new BulkPlan(links);
        while (!plan.waiting.isEmpty()) {
            plan.next();
        }
        plan.steps.addAll(plan.completions);
        return List.copyOf(plan.steps);
    }

    private void next() {
        Link ready = first(link -> missing(link).isEmpty());
        Link chosen = ready != null ? ready : first(Link::mayBeCompletedLater);
        if (chosen == null) {
            chosen = waiting.getFirst();
        }
        Set<String> late = chosen.mayBeCompletedLater() ? missing(chosen) : Set.of();
        steps.add(new Step(chosen.place(), Kind.DO, late));
        if (!late.isEmpty()) {
            completions.add(new Step(chosen.place(), Kind.COMPLETE, late));
        }
        waiting.remove(chosen);
        if (chosen.creates() != null) {
            pending.remove(chosen.creates());
        }
    }

    private @Nullable Link first(Predicate<Link> condition) {
        return waiting.stream().filter(condition).findFirst().orElse(null);
    }

    private Set<String> missing(Link link) {
        Set<String> missing = new LinkedHashSet<>(link.needs());
        missing.retainAll(pending);
        return missing;
    }
}
