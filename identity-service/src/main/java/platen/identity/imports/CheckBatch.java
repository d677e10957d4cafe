package platen.identity.imports;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.identity.imports.CredentialChecks.Item;
import platen.identity.imports.CredentialChecks.Judgement;
import platen.identity.imports.CredentialChecks.Taken;
import platen.identity.imports.domain.Column;
import platen.identity.imports.domain.Finding;
import platen.identity.imports.domain.ImportState;
import platen.identity.imports.domain.ImportedRow;
import platen.identity.imports.domain.RowPlan;
import platen.identity.imports.domain.Tally;
import platen.identity.imports.persistence.FindingRows;
import platen.identity.imports.persistence.HandoverRows;
import platen.identity.imports.persistence.ImportRows;
import platen.identity.imports.persistence.ImportedRows;
import platen.identity.imports.persistence.ImportedRows.Effect;
import platen.identity.imports.persistence.ImportedRows.Kept;
import platen.identity.imports.persistence.ImportedRows.Settled;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;

/** Looks over the next rows: whom they mean, what they would do, and what accesscode-service says of their codes and cards. */
@ApplicationScoped
class CheckBatch {

    /** Rows as they are kept, and what would become of people by those not refused yet. */
    private record Foreseen(List<Kept> kept, Map<ImportedRow, RowPlan> plans) {}

    private final OrganisationTransactions transactions;
    private final ImportRows imports;
    private final ImportedRows rows;
    private final FindingRows findings;
    private final PlanBatch plan;
    private final CredentialChecks checks;
    private final HandoverRows handoverRows;
    private final SettleHandovers handovers;
    private final ImportConfig config;

    CheckBatch(
            OrganisationTransactions transactions,
            ImportRows imports,
            ImportedRows rows,
            FindingRows findings,
            PlanBatch plan,
            CredentialChecks checks,
            HandoverRows handoverRows,
            SettleHandovers handovers,
            ImportConfig config) {
        this.transactions = transactions;
        this.imports = imports;
        this.rows = rows;
        this.findings = findings;
        this.plan = plan;
        this.checks = checks;
        this.handoverRows = handoverRows;
        this.handovers = handovers;
        this.config = config;
    }

    /** Fails with {@link CredentialChecks.Rejected}, or with something else that passes. */
    Uni<Void> check(UUID organisation, UserImport claim) {
        return transactions
                .in(organisation, transaction -> transaction.planEachTime().chain(() -> foresee(transaction, claim)))
                .chain(foreseen -> judge(organisation, claim, foreseen)
                        .chain(judged -> transactions.in(
                                organisation, transaction -> write(transaction, claim, foreseen, judged))));
    }

    private Uni<Foreseen> foresee(OrganisationTransaction transaction, UserImport claim) {
        return rows.next(transaction, claim.id(), claim.reached(), config.checkBatch())
                .chain(kept -> plan.foresee(
                                transaction,
                                claim,
                                kept.stream()
                                        .filter(row -> row.state().equals("read"))
                                        .map(Kept::row)
                                        .toList())
                        .map(plans -> new Foreseen(kept, plans)));
    }

    private Uni<Map<Integer, Judgement>> judge(UUID organisation, UserImport claim, Foreseen foreseen) {
        List<Item> items = new ArrayList<>();
        foreseen.plans().forEach((row, planned) -> {
            if (row.credentials().anySet() && !(planned instanceof RowPlan.Refused)) {
                items.add(new Item(
                        row,
                        planned instanceof RowPlan.Change change ? change.user().id() : null));
            }
        });
        return checks.judge(
                organisation,
                items,
                claim.header().cell(Column.ACCESS_CODE),
                claim.header().cell(Column.CARDS));
    }

    private Uni<Void> write(
            OrganisationTransaction transaction, UserImport claim, Foreseen foreseen, Map<Integer, Judgement> judged) {
        return imports.lock(transaction, claim).chain(locked -> {
            if (locked == null) {
                return Uni.createFrom().voidItem();
            }
            if (foreseen.kept().isEmpty()) {
                return handovers
                        .settle(transaction, locked)
                        .chain(() -> imports.change(transaction, claim.id(), ImportState.PREVIEW, null));
            }
            var verdicts = new Verdicts();
            foreseen.kept().forEach(kept -> verdicts.add(kept, foreseen.plans().get(kept.row()), judged));
            return rows.settle(transaction, claim.id(), Settled.PLANNED, verdicts.planned)
                    .chain(() -> rows.settle(transaction, claim.id(), Settled.REFUSED, verdicts.refused))
                    .chain(() -> findings.append(transaction, claim.id(), verdicts.findings))
                    .chain(() -> handoverRows.add(transaction, claim.id(), verdicts.taken))
                    .chain(() -> imports.advance(
                            transaction, locked, foreseen.kept().getLast().row().number(), verdicts.tally));
        });
    }

    /** What comes of the rows of a batch. */
    private static final class Verdicts {

        private final List<Effect> planned = new ArrayList<>();
        private final List<Effect> refused = new ArrayList<>();
        private final List<Finding> findings = new ArrayList<>();
        private final Map<Integer, Set<Taken>> taken = new HashMap<>();
        private Tally tally = Tally.NONE;

        void add(Kept kept, @Nullable RowPlan plan, Map<Integer, Judgement> judged) {
            ImportedRow row = kept.row();
            if (plan == null) {
                tally = tally.and(Tally.Kind.REFUSED);
                return;
            }
            Judgement judgement = judged.getOrDefault(row.number(), Judgement.NONE);
            List<Finding> found = new ArrayList<>(judgement.findings());
            if (plan instanceof RowPlan.Refused(List<Finding> reasons)) {
                found.addAll(reasons);
            }
            findings.addAll(found);
            long warnings =
                    found.stream().filter(finding -> !finding.kind().refuses()).count();
            for (long warning = 0; warning < warnings; warning++) {
                tally = tally.and(Tally.Kind.WARNINGS);
            }
            if (found.stream().anyMatch(finding -> finding.kind().refuses())) {
                refused.add(new Effect(row.number(), null, null));
                tally = tally.and(Tally.Kind.REFUSED);
            } else {
                taken.put(row.number(), judgement.taken());
                BatchEffect effect = BatchEffect.of(plan);
                planned.add(new Effect(row.number(), effect.existing(), effect.slug()));
                tally = tally.and(effect.kind()).and(row.credentials());
            }
        }
    }
}
