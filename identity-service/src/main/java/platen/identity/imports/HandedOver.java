package platen.identity.imports;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import platen.identity.imports.domain.Handover;
import platen.identity.imports.domain.Handovers;
import platen.identity.imports.domain.Header;
import platen.identity.imports.domain.ImportedRow;
import platen.identity.imports.domain.RowPlan;

/**
 * What becomes of people by rows that are applied in one transaction, and what they take from each other.
 *
 * @param byRow by the rows' numbers
 */
record HandedOver(Map<ImportedRow, RowPlan> plans, Map<Integer, List<Handover>> byRow) {

    static HandedOver nothing(Map<ImportedRow, RowPlan> plans) {
        return new HandedOver(plans, Map.of());
    }

    /** Refuses rows that set what is not taken from its holder after all. */
    static HandedOver among(Map<ImportedRow, RowPlan> plans, List<Handover> all, Header header) {
        Map<Integer, RowPlan> byNumber = plans.entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().number(), Map.Entry::getValue));
        Predicate<Handover> happens = handover -> handover.giver() != null
                && byNumber.get(handover.giver()) instanceof RowPlan.Change change
                && change.user().id().equals(handover.holder());
        // A row that is refused for itself gives nothing, so what depends on it breaks off as well.
        Map<Integer, Handover> broken = Handovers.broken(all, happens);
        Map<ImportedRow, RowPlan> decided = new LinkedHashMap<>();
        plans.forEach((row, plan) -> {
            Handover handover = broken.get(row.number());
            decided.put(
                    row,
                    handover == null || plan instanceof RowPlan.Refused
                            ? plan
                            : new RowPlan.Refused(List.of(handover.refusal(row.line(), header))));
        });
        return new HandedOver(decided, all.stream().collect(Collectors.groupingBy(Handover::row)));
    }

    /** Kinds of credentials that the row takes from others. */
    List<String> kinds(ImportedRow row) {
        return byRow.getOrDefault(row.number(), List.of()).stream()
                .map(handover -> handover.what().slug())
                .distinct()
                .sorted()
                .toList();
    }
}
