package platen.accesscode.bulk;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.accesscode.Cause;
import platen.accesscode.auditing.Action;
import platen.accesscode.auditing.persistence.Audit;
import platen.accesscode.auditing.persistence.Audit.Note;
import platen.accesscode.bulk.StartRegeneration.Start;
import platen.accesscode.bulk.domain.JobState;
import platen.accesscode.bulk.domain.RegenerationOrder;
import platen.accesscode.bulk.persistence.RegenerationJobEntry;
import platen.accesscode.bulk.persistence.RegenerationJobs;
import platen.kit.organisation.OrganisationSessions;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;
import platen.kit.rest.Creation;
import platen.kit.rest.Idempotency;
import platen.kit.rest.IdempotentRequest;

/** An administrator's orders about jobs. They take effect between two batches. */
@ApplicationScoped
public class ManageRegenerations {

    /** What came of an order. */
    public sealed interface Result {

        record Done(UUID job) implements Result {}

        record AnotherIsOpen(UUID job) implements Result {}

        /** The job has come to its end, or stands where the order makes no sense. */
        record NotPossible(JobState state) implements Result {}

        record Unknown() implements Result {}
    }

    /** Rolls the transaction back, so that an Idempotency-Key is not spent on a refusal. */
    private static final class NotDone extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Result result;

        NotDone(Result result) {
            super("refused", null, false, false);
            this.result = result;
        }
    }

    private final OrganisationTransactions transactions;
    private final OrganisationSessions sessions;
    private final StartRegeneration start;
    private final RegenerationJobs jobs;
    private final EndJob end;
    private final Audit audit;
    private final Idempotency idempotency;

    ManageRegenerations(
            OrganisationTransactions transactions,
            OrganisationSessions sessions,
            StartRegeneration start,
            RegenerationJobs jobs,
            EndJob end,
            Audit audit,
            Idempotency idempotency) {
        this.transactions = transactions;
        this.sessions = sessions;
        this.start = start;
        this.jobs = jobs;
        this.end = end;
        this.audit = audit;
        this.idempotency = idempotency;
    }

    /** A job of the organisation; null when there is none of that id. */
    public Uni<@Nullable RegenerationJob> find(UUID organisation, UUID id) {
        return sessions.read(organisation, () -> RegenerationJobEntry.of(organisation, id))
                .map(entry -> entry == null ? null : entry.job());
    }

    /** Newest first. */
    public Uni<List<RegenerationJob>> page(UUID organisation, RegenerationJob.@Nullable Place after, int limit) {
        return sessions.read(organisation, () -> RegenerationJobEntry.page(organisation, after, limit))
                .map(entries -> entries.stream().map(RegenerationJobEntry::job).toList());
    }

    public Uni<Result> order(
            UUID organisation, RegenerationOrder order, Optional<IdempotentRequest> request, Cause cause) {
        return transactions
                .in(
                        organisation,
                        transaction -> idempotency.once(
                                transaction,
                                request,
                                () -> start.start(transaction, order, cause).map(ManageRegenerations::created)))
                .<Result>map(creation -> new Result.Done(UUID.fromString(creation.reference())))
                .onFailure(NotDone.class)
                .recoverWithItem(failure -> ((NotDone) failure).result);
    }

    private static Creation created(Start start) {
        return switch (start) {
            case Start.Ordered(UUID job) -> Creation.of(job.toString());
            case Start.AnotherIsOpen(UUID job) -> throw new NotDone(new Result.AnotherIsOpen(job));
            case Start.UnknownOrganisation unknown -> throw new NotDone(new Result.Unknown());
        };
    }

    /** Stops after the batch under way; pausing what is paused changes nothing. */
    public Uni<Result> pause(UUID organisation, UUID id, Cause cause) {
        return inState(organisation, id, (transaction, state) -> switch (state) {
            case QUEUED, RUNNING -> change(transaction, id, JobState.PAUSED, Action.REGENERATION_PAUSED, cause);
            case PAUSED -> done(id);
            case FINISHED, CANCELLED, FAILED -> notPossible(state);
        });
    }

    /** Goes on where it stopped; resuming what runs changes nothing. */
    public Uni<Result> resume(UUID organisation, UUID id, Cause cause) {
        return inState(organisation, id, (transaction, state) -> switch (state) {
            case PAUSED -> change(transaction, id, JobState.QUEUED, Action.REGENERATION_RESUMED, cause);
            case QUEUED, RUNNING -> done(id);
            case FINISHED, CANCELLED, FAILED -> notPossible(state);
        });
    }

    /** Ends it; what has changed stays changed. Cancelling what is cancelled changes nothing. */
    public Uni<Result> cancel(UUID organisation, UUID id, Cause cause) {
        return inState(organisation, id, (transaction, state) -> switch (state) {
            case QUEUED, RUNNING, PAUSED -> end.cancel(transaction, id, cause).replaceWith(new Result.Done(id));
            case CANCELLED -> done(id);
            case FINISHED, FAILED -> notPossible(state);
        });
    }

    private interface Step {
        Uni<Result> take(OrganisationTransaction transaction, JobState state);
    }

    private Uni<Result> inState(UUID organisation, UUID id, Step step) {
        return transactions.in(
                organisation,
                transaction -> jobs.lockState(transaction, id)
                        .chain(state -> state == null
                                ? Uni.createFrom().item(new Result.Unknown())
                                : step.take(transaction, state)));
    }

    private Uni<Result> change(
            OrganisationTransaction transaction, UUID id, JobState state, Action action, Cause cause) {
        return jobs.change(transaction, id, state)
                .chain(() -> audit.record(transaction, cause, action, null, Note.of(id.toString())))
                .replaceWith(new Result.Done(id));
    }

    private static Uni<Result> done(UUID id) {
        return Uni.createFrom().item(new Result.Done(id));
    }

    private static Uni<Result> notPossible(JobState state) {
        return Uni.createFrom().item(new Result.NotPossible(state));
    }
}
