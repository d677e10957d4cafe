package platen.google.runs;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.google.connection.Connection;
import platen.google.connection.FindConnection;
import platen.google.runs.domain.Hold;
import platen.google.runs.domain.HoldState;
import platen.google.runs.persistence.PostgresHolds;
import platen.google.runs.persistence.PostgresRunLock.Holder;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.rest.IdempotentRequest;

/** Lets what a run held back be applied, by a run of its own, provided that it is still what the administrator has read. */
@ApplicationScoped
public class ApproveHold {

    /** What came of it. */
    public sealed interface Outcome {

        /** The run that applies what was held. */
        record Started(UUID run) implements Outcome {}

        record InProgress(UUID run) implements Outcome {}

        /** The run holds nothing back, or its changes wait under an older run's hold. */
        record NothingHeld() implements Outcome {}

        record Ended(HoldState state) implements Outcome {}

        record OtherPlan() implements Outcome {}

        record ConnectionChanged() implements Outcome {}

        /** Something was published since of a person who waits. */
        record BaseMoved() implements Outcome {}
    }

    private final StartOnce startOnce;
    private final FindConnection findConnection;
    private final BeginRun beginRun;
    private final PostgresHolds holds;
    private final Clock clock;

    ApproveHold(
            StartOnce startOnce, FindConnection findConnection, BeginRun beginRun, PostgresHolds holds, Clock clock) {
        this.startOnce = startOnce;
        this.findConnection = findConnection;
        this.beginRun = beginRun;
        this.holds = holds;
        this.clock = clock;
    }

    /**
     * What is approved.
     *
     * @param run whose changes are held
     * @param planHash of that run's plan, as the caller has read it
     * @param caller subject of their token
     */
    public record Approval(UUID run, byte[] planHash, String caller) {}

    /** At an administrator's request, which may be repeated. */
    public Uni<Outcome> approve(UUID organisation, Approval approval, Optional<IdempotentRequest> request) {
        return startOnce.start(
                organisation,
                request,
                transaction -> decide(transaction, approval),
                outcome -> outcome instanceof Outcome.Started(UUID run) ? Optional.of(run) : Optional.empty(),
                Outcome.Started::new);
    }

    private Uni<Outcome> decide(OrganisationTransaction transaction, Approval approval) {
        return beginRun.lock(transaction)
                .chain(holder -> findConnection
                        .lock(transaction)
                        .chain(connection -> holds.find(transaction, approval.run())
                                .chain(hold -> refusal(transaction, approval, holder, connection, hold))))
                .chain(refusal ->
                        refusal.isPresent() ? Uni.createFrom().item(refusal.get()) : begin(transaction, approval));
    }

    private Uni<Optional<Outcome>> refusal(
            OrganisationTransaction transaction,
            Approval approval,
            Holder holder,
            @Nullable Connection connection,
            @Nullable Hold hold) {
        UUID other = holder.run();
        if (hold == null) {
            return refused(new Outcome.NothingHeld());
        }
        if (!MessageDigest.isEqual(hold.planHash(), approval.planHash())) {
            return refused(new Outcome.OtherPlan());
        }
        if (other != null && !holder.expired()) {
            return refused(new Outcome.InProgress(other));
        }
        if (!hold.isOpen()) {
            return refused(new Outcome.Ended(hold.state()));
        }
        if (connection == null || !hold.isUnder(connection.id(), connection.version())) {
            return refused(new Outcome.ConnectionChanged());
        }
        return holds.hasMoved(transaction, approval.run())
                .map(moved -> moved ? Optional.of(new Outcome.BaseMoved()) : Optional.empty());
    }

    private Uni<Outcome> begin(OrganisationTransaction transaction, Approval approval) {
        return holds.approve(transaction, approval.run(), approval.caller(), clock.instant())
                .chain(() -> beginRun.onApproval(transaction, approval.run()))
                .map(started -> switch (started) {
                    case StartRun.Outcome.Started(UUID run) -> new Outcome.Started(run);
                    case StartRun.Outcome.InProgress(UUID run) -> new Outcome.InProgress(run);
                    case StartRun.Outcome.NoConnection none -> new Outcome.ConnectionChanged();
                    case StartRun.Outcome.NotDue notDue -> throw new IllegalStateException("An approval is always due");
                });
    }

    private static Uni<Optional<Outcome>> refused(Outcome outcome) {
        return Uni.createFrom().item(Optional.of(outcome));
    }
}
