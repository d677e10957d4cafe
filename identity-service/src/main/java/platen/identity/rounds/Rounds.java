package platen.identity.rounds;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import platen.kit.organisation.DeletedOrganisation;

/** Rounds over the organisations that have something to do, each of which gets a batch in turn. */
public final class Rounds {

    private final String what;
    private final Logger log;
    private final int atOnce;
    private final IntFunction<Uni<List<UUID>>> due;
    private final Function<UUID, Uni<Boolean>> batch;
    private volatile boolean stopped;

    /**
     * @param what is worked on, for the log
     * @param atOnce how many organisations have their turns side by side; more wait
     * @param due so many organisations, those first that have waited longest
     * @param batch works for one of them; false when there was nothing to do
     */
    public Rounds(
            String what, Logger log, int atOnce, IntFunction<Uni<List<UUID>>> due, Function<UUID, Uni<Boolean>> batch) {
        this.what = what;
        this.log = log;
        this.atOnce = atOnce;
        this.due = due;
        this.batch = batch;
    }

    /** Until nobody has anything to do. Does not fail: what has, is done at the next look. */
    public Uni<Void> work() {
        return Multi.createBy()
                .repeating()
                .uni(this::round)
                .whilst(worked -> worked && !stopped)
                .collect()
                .last()
                .onFailure()
                .invoke(failure -> log.warnf("%s rest until the next look: %s", what, failure.toString()))
                .onFailure()
                .recoverWithItem(false)
                .replaceWithVoid();
    }

    /** Ends after the round under way. */
    public void stop() {
        stopped = true;
    }

    private Uni<Boolean> round() {
        return due.apply(atOnce)
                .onItem()
                .transformToMulti(organisations -> Multi.createFrom().iterable(organisations))
                .onItem()
                .transformToUni(this::turn)
                .merge(atOnce)
                .collect()
                .with(Collectors.reducing(false, Boolean::logicalOr));
    }

    /** What is left of a deleted organisation is swept away, and nobody else waits for that. */
    private Uni<Boolean> turn(UUID organisation) {
        return batch.apply(organisation).onFailure(DeletedOrganisation::causes).recoverWithItem(false);
    }
}
