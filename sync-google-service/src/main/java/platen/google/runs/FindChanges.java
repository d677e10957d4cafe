package platen.google.runs;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import platen.google.runs.domain.ChangeFilter;
import platen.google.runs.domain.RecordedChange;
import platen.google.runs.domain.Run;
import platen.google.runs.persistence.PostgresReports;
import platen.kit.organisation.OrganisationTransactions;

/** Reads what a run planned and what became of it. */
@ApplicationScoped
public class FindChanges {

    private static final int AT_A_TIME = 500;

    private final OrganisationTransactions transactions;
    private final PostgresReports reports;

    FindChanges(OrganisationTransactions transactions, PostgresReports reports) {
        this.transactions = transactions;
        this.reports = reports;
    }

    /**
     * In order of external id.
     *
     * @param after external id of the last change already seen; empty for the first
     */
    public Uni<List<RecordedChange>> page(UUID organisation, Run run, String after, ChangeFilter filter, int most) {
        return transactions.in(organisation, transaction -> reports.page(transaction, run, after, filter, most));
    }

    /** All of them, some at a time: the next are read when these were taken. */
    public Multi<List<RecordedChange>> all(UUID organisation, Run run, ChangeFilter filter) {
        var after = new AtomicReference<>("");
        return Multi.createBy()
                .repeating()
                .uni(() -> page(organisation, run, Objects.requireNonNull(after.get()), filter, AT_A_TIME))
                .whilst(changes -> changes.size() == AT_A_TIME)
                .invoke(changes -> {
                    if (!changes.isEmpty()) {
                        after.set(changes.getLast().externalId());
                    }
                });
    }
}
