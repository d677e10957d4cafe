package platen.identity.imports;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import platen.identity.imports.domain.Finding;
import platen.identity.imports.domain.Handover;
import platen.identity.imports.domain.Handovers;
import platen.identity.imports.domain.Tally;
import platen.identity.imports.persistence.FindingRows;
import platen.identity.imports.persistence.HandoverRows;
import platen.identity.imports.persistence.ImportRows;
import platen.identity.imports.persistence.ImportedRows;
import platen.identity.imports.persistence.ImportedRows.Effect;
import platen.identity.imports.persistence.ImportedRows.Kept;
import platen.identity.imports.persistence.ImportedRows.Settled;
import platen.kit.organisation.OrganisationTransaction;

/**
 * When all rows have been looked over: a row that sets what somebody has is in order if another row takes it from them, and is
 * refused if none does. Those that are in order are to be applied together.
 */
@ApplicationScoped
class SettleHandovers {

    /** A ring is closed in one transaction of accesscode-service. */
    private static final int MOST_IN_A_GROUP = 500;

    private static final int CHUNK = 500;

    private final ImportRows imports;
    private final ImportedRows rows;
    private final HandoverRows handovers;
    private final FindingRows findings;
    private final ImportConfig config;

    SettleHandovers(
            ImportRows imports, ImportedRows rows, HandoverRows handovers, FindingRows findings, ImportConfig config) {
        this.imports = imports;
        this.rows = rows;
        this.handovers = handovers;
        this.findings = findings;
        this.config = config;
    }

    Uni<Void> settle(OrganisationTransaction transaction, UserImport locked) {
        return handovers
                .of(transaction, locked.id())
                .chain(all -> all.isEmpty() ? Uni.createFrom().voidItem() : settle(transaction, locked, all));
    }

    private Uni<Void> settle(OrganisationTransaction transaction, UserImport locked, List<Handover> all) {
        Map<Integer, Handover> broken = Handovers.broken(all, handover -> true);
        Collection<List<Integer>> groups = Handovers.groups(without(all, broken.keySet()));
        Set<Integer> tooMany = new HashSet<>();
        groups.stream().filter(group -> group.size() > MOST_IN_A_GROUP).forEach(tooMany::addAll);
        Map<Integer, Handover> refused = new HashMap<>(broken);
        all.stream()
                .filter(handover -> tooMany.contains(handover.row()))
                .forEach(handover -> refused.putIfAbsent(handover.row(), handover));
        Map<Integer, Integer> batches = Handovers.batches(
                groups.stream().filter(group -> group.size() <= MOST_IN_A_GROUP).toList(), config.applyBatch());
        return inChunks(
                        List.copyOf(refused.keySet()),
                        some -> refuse(transaction, locked.id(), some, row -> {
                            Handover handover = handoverOf(refused, row);
                            return tooMany.contains(row.row().number())
                                    ? handover.tooMany(row.row().line(), locked.header(), MOST_IN_A_GROUP)
                                    : handover.refusal(row.row().line(), locked.header());
                        }))
                .collect()
                .in(() -> new Tally[] {locked.foreseen()}, (sum, less) -> sum[0] = sum[0].without(less))
                .chain(rest -> imports.foresee(transaction, locked.id(), rest[0]))
                .chain(() -> inChunks(
                                List.copyOf(batches.entrySet()),
                                some -> rows.putTogether(transaction, locked.id(), some)
                                        .replaceWith(Tally.NONE))
                        .collect()
                        .last())
                .replaceWithVoid();
    }

    private static List<Handover> without(List<Handover> all, Set<Integer> broken) {
        return all.stream().filter(handover -> !broken.contains(handover.row())).toList();
    }

    private static Handover handoverOf(Map<Integer, Handover> refused, Kept row) {
        Handover handover = refused.get(row.row().number());
        if (handover == null) {
            throw new IllegalStateException("A row is refused that hands nothing over");
        }
        return handover;
    }

    private static <T> Multi<Tally> inChunks(List<T> all, Function<List<T>, Uni<Tally>> work) {
        return Multi.createFrom()
                .iterable(all)
                .group()
                .intoLists()
                .of(CHUNK)
                .onItem()
                .transformToUniAndConcatenate(some -> work.apply(some));
    }

    /** What they were foreseen to do, to be taken away from what the import does, with the refusals added. */
    private Uni<Tally> refuse(
            OrganisationTransaction transaction, UUID id, List<Integer> numbers, Function<Kept, Finding> why) {
        return rows.some(transaction, id, numbers)
                .chain(kept -> findings.append(
                                transaction, id, kept.stream().map(why).toList())
                        .chain(() -> rows.settle(
                                transaction,
                                id,
                                Settled.REFUSED,
                                kept.stream()
                                        .map(row -> new Effect(row.row().number(), null, null))
                                        .toList()))
                        .replaceWith(() -> kept.stream()
                                .map(row -> Tally.of(row.effect()).and(row.row().credentials()))
                                .reduce(Tally.NONE, Tally::and)
                                .without(Tally.NONE.and(Tally.Kind.REFUSED, kept.size()))));
    }
}
