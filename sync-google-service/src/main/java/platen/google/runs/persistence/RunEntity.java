package platen.google.runs.persistence;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;
import platen.google.connection.domain.ClassCounts;
import platen.google.runs.domain.HeldCounts;
import platen.google.runs.domain.Run;
import platen.google.runs.domain.RunCounts;
import platen.google.runs.domain.RunFailure;
import platen.google.runs.domain.RunPlan;
import platen.google.runs.domain.RunState;
import platen.google.runs.domain.Trigger;

/** A run as administrators read it. */
@Entity
@Immutable
@Table(name = "run")
public class RunEntity extends PanacheEntityBase {

    @Id
    public UUID id;

    public UUID organisationId;
    public String state;
    public boolean dryRun;
    public String startedBy;
    public Instant startedAt;
    public @Nullable Instant finishedAt;
    public int readCount;
    public int publishedCount;
    public int unchangedCount;
    public int removedCount;
    public int plannedCount;
    public byte @Nullable [] planHash;
    public int heldPeople;
    public int heldRemovals;
    public int heldDisables;
    public int heldCodeClears;
    public int heldCardClears;
    public int heldEmailChanges;
    public @Nullable UUID holdRunId;
    public @Nullable UUID approves;
    public @Nullable String failureReason;
    public @Nullable String failureDetail;

    Run toDomain() {
        return new Run(
                id,
                RunState.valueOf(state),
                dryRun,
                Trigger.valueOf(startedBy),
                startedAt,
                finishedAt,
                new RunCounts(readCount, publishedCount, unchangedCount, removedCount),
                new RunPlan(plannedCount, planHash, held(), holdRunId, approves),
                failureReason == null || failureDetail == null
                        ? null
                        : new RunFailure(RunFailure.Reason.valueOf(failureReason), failureDetail));
    }

    private HeldCounts held() {
        return new HeldCounts(
                heldPeople,
                new ClassCounts(heldRemovals, heldDisables, heldCodeClears, heldCardClears, heldEmailChanges));
    }
}
