package platen.gateway.budgets;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import platen.gateway.budgets.domain.Allowance;
import platen.gateway.budgets.domain.Spent;
import platen.kit.organisation.OrganisationTransaction;

/** Counts by window of time, shared by all replicas. */
public interface SpentBudgets {

    /**
     * Counts one more of each.
     *
     * @param shard one of several counts that are added up, so that not everybody waits for the same row. With one shard the sum
     *     is exact; with several it may leave out what others are about to commit
     */
    Uni<List<Spent>> spend(OrganisationTransaction transaction, List<Allowance> allowances, int shard, Instant now);
}
