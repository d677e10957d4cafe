package platen.google.runs;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeUnit;
import platen.kit.organisation.OrganisationTransactions;

/** Forgets runs and their reports after 90 days; how long that is, the database says. */
@ApplicationScoped
public class PruneReports {

    private static final int BATCH = 5_000;

    private final OrganisationTransactions transactions;

    PruneReports(OrganisationTransactions transactions) {
        this.transactions = transactions;
    }

    /** In batches, so that no transaction takes long. */
    @Scheduled(every = "1h", delay = 5, delayUnit = TimeUnit.MINUTES)
    public Uni<Void> prune() {
        return Multi.createBy()
                .repeating()
                .uni(this::pruneSome)
                .whilst(gone -> gone >= BATCH)
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Integer> pruneSome() {
        return transactions.asRelay(relay -> relay.query("select prune_run_reports(" + BATCH + ") as gone")
                .execute()
                .map(rows -> rows.iterator().next().getInteger("gone")));
    }
}
