package platen.google.runs;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.google.runs.domain.Run;
import platen.google.runs.persistence.PostgresRuns;

/** Reads the log of runs. */
@ApplicationScoped
public class FindRuns {

    private final PostgresRuns runs;

    FindRuns(PostgresRuns runs) {
        this.runs = runs;
    }

    public Uni<@Nullable Run> find(UUID organisation, UUID run) {
        return runs.find(organisation, run);
    }

    /** Newest first; {@code startedAt} and {@code id} are those of the last run already seen. */
    public Uni<List<Run>> list(UUID organisation, @Nullable Instant startedAt, @Nullable UUID id, int most) {
        return runs.list(organisation, startedAt, id, most);
    }
}
