package platen.google.runs;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.google.runs.domain.Hold;
import platen.google.runs.domain.Run;
import platen.google.runs.persistence.PostgresHolds;
import platen.google.runs.persistence.PostgresRuns;
import platen.kit.organisation.OrganisationTransactions;

/** Reads the log of runs. */
@ApplicationScoped
public class FindRuns {

    private final OrganisationTransactions transactions;
    private final PostgresRuns runs;
    private final PostgresHolds holds;

    FindRuns(OrganisationTransactions transactions, PostgresRuns runs, PostgresHolds holds) {
        this.transactions = transactions;
        this.runs = runs;
        this.holds = holds;
    }

    public Uni<@Nullable Run> find(UUID organisation, UUID run) {
        return runs.find(organisation, run);
    }

    /** Under which the run's held changes stand; empty where it holds none. */
    public Uni<Optional<Hold>> hold(UUID organisation, Run run) {
        UUID owner = run.plan().holdRun();
        return owner == null
                ? Uni.createFrom().item(Optional.empty())
                : transactions.in(
                        organisation,
                        transaction -> holds.find(transaction, owner).map(Optional::ofNullable));
    }

    /** Newest first; {@code startedAt} and {@code id} are those of the last run already seen. */
    public Uni<List<Run>> list(UUID organisation, @Nullable Instant startedAt, @Nullable UUID id, int most) {
        return runs.list(organisation, startedAt, id, most);
    }
}
