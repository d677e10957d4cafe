package platen.accesscode.bulk;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.accesscode.Cause;
import platen.accesscode.auditing.Action;
import platen.accesscode.auditing.persistence.Audit;
import platen.accesscode.auditing.persistence.Audit.Note;
import platen.accesscode.bulk.domain.JobState;
import platen.accesscode.bulk.messaging.BulkJobEvents;
import platen.accesscode.bulk.persistence.RegenerationJobs;
import platen.kit.organisation.OrganisationTransaction;

/** Brings a job to its end, whichever it is: noted, audited and published. */
@ApplicationScoped
public class EndJob {

    private final RegenerationJobs jobs;
    private final Audit audit;
    private final BulkJobEvents events;

    EndJob(RegenerationJobs jobs, Audit audit, BulkJobEvents events) {
        this.jobs = jobs;
        this.audit = audit;
        this.events = events;
    }

    public Uni<Void> finish(OrganisationTransaction transaction, UUID job, Cause cause) {
        return end(transaction, job, JobState.FINISHED, null, cause);
    }

    public Uni<Void> cancel(OrganisationTransaction transaction, UUID job, Cause cause) {
        return end(transaction, job, JobState.CANCELLED, null, cause);
    }

    /**
     * @param sentence why, for people
     */
    public Uni<Void> fail(OrganisationTransaction transaction, UUID job, String sentence, Cause cause) {
        return end(transaction, job, JobState.FAILED, sentence, cause);
    }

    private Uni<Void> end(
            OrganisationTransaction transaction, UUID job, JobState state, @Nullable String sentence, Cause cause) {
        return jobs.end(transaction, job, state, sentence)
                .call(() -> audit.record(transaction, cause, action(state), null, Note.of(job.toString())))
                .chain(ended -> events.finished(
                        transaction, job, ended.order(), state, ended.changed(), ended.skipped(), cause));
    }

    private static Action action(JobState state) {
        return switch (state) {
            case FINISHED -> Action.REGENERATION_FINISHED;
            case CANCELLED -> Action.REGENERATION_CANCELLED;
            case FAILED -> Action.REGENERATION_FAILED;
            case QUEUED, RUNNING, PAUSED -> throw new IllegalArgumentException("Not an end");
        };
    }
}
