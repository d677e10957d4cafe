package platen.identity.imports;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import platen.identity.imports.domain.Column;
import platen.identity.imports.domain.ImportedRow;
import platen.identity.imports.domain.PeopleAtHand;
import platen.identity.imports.domain.PlanRow;
import platen.identity.imports.domain.RowPlan;
import platen.identity.imports.persistence.ImportedRows;
import platen.identity.organisation.FindOrganisations;
import platen.identity.organisation.domain.Organisation;
import platen.identity.people.domain.User;
import platen.identity.people.persistence.UserBatchRows;
import platen.identity.people.persistence.UserBatchRows.Keys;
import platen.kit.organisation.OrganisationTransaction;

/** Finds out what some rows of an import make of whom. */
@ApplicationScoped
class PlanBatch {

    private final FindOrganisations organisations;
    private final UserBatchRows users;
    private final ImportedRows rows;
    private final Clock clock;

    PlanBatch(FindOrganisations organisations, UserBatchRows users, ImportedRows rows, Clock clock) {
        this.organisations = organisations;
        this.users = users;
        this.rows = rows;
        this.clock = clock;
    }

    /** As things are now. */
    Uni<Map<ImportedRow, RowPlan>> foresee(
            OrganisationTransaction transaction, UserImport of, List<ImportedRow> batch) {
        return plan(transaction, of, batch, keys -> users.find(transaction, keys));
    }

    /** As things are and stay until the transaction ends: people and names are locked. */
    Uni<Map<ImportedRow, RowPlan>> decide(OrganisationTransaction transaction, UserImport of, List<ImportedRow> batch) {
        return plan(
                transaction,
                of,
                batch,
                keys -> users.reserve(transaction, keys).chain(() -> users.lock(transaction, keys)));
    }

    private Uni<Map<ImportedRow, RowPlan>> plan(
            OrganisationTransaction transaction,
            UserImport of,
            List<ImportedRow> batch,
            Function<Keys, Uni<List<User>>> find) {
        if (batch.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        int first = batch.getFirst().number();
        return find.apply(keys(batch))
                .chain(people -> rows.meant(
                                transaction,
                                of.id(),
                                people.stream().map(User::id).toList(),
                                first)
                        .map(meant -> new PeopleAtHand(people, meant)))
                .chain(people -> organisations
                        .of(transaction)
                        .map(organisation -> plans(of, batch, people, Objects.requireNonNull(organisation))));
    }

    private Map<ImportedRow, RowPlan> plans(
            UserImport of, List<ImportedRow> batch, PeopleAtHand people, Organisation organisation) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var plan = new PlanRow(
                of.header(),
                people,
                of.options().creates(),
                organisation.settings().locale(),
                now,
                UUID::randomUUID);
        Map<ImportedRow, RowPlan> plans = new LinkedHashMap<>();
        batch.forEach(row -> plans.put(row, plan.plan(row)));
        return plans;
    }

    private static Keys keys(List<ImportedRow> batch) {
        return new Keys(
                some(batch, ImportedRow::userId),
                some(batch, row -> row.key(Column.USER_NAME)),
                some(batch, row -> row.key(Column.EMAIL)));
    }

    private static <T> List<T> some(List<ImportedRow> batch, Function<ImportedRow, @Nullable T> key) {
        return batch.stream()
                .<T>mapMulti((row, found) -> {
                    T value = key.apply(row);
                    if (value != null) {
                        found.accept(value);
                    }
                })
                .distinct()
                .toList();
    }
}
