package platen.accesscode.bulk.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import platen.accesscode.Cause;
import platen.accesscode.CredentialEvents;
import platen.accesscode.bulk.domain.JobState;
import platen.accesscode.bulk.domain.RegenerationOrder;
import platen.kit.organisation.OrganisationTransaction;

/** Tells that a job has come to its end. Its key is the job's, so it does not stand in order with the codes' events. */
@ApplicationScoped
public class BulkJobEvents {

    private static final String FINISHED = "platen.accesscode.bulk-job-finished.v1";
    private static final String KIND = "regeneration";

    record BulkJobFinished(
            UUID jobId, String kind, String scope, boolean mailed, String outcome, long changed, long skipped) {}

    private final CredentialEvents events;

    BulkJobEvents(CredentialEvents events) {
        this.events = events;
    }

    public Uni<Void> finished(
            OrganisationTransaction transaction,
            UUID job,
            RegenerationOrder order,
            JobState outcome,
            long changed,
            long skipped,
            Cause cause) {
        var data =
                new BulkJobFinished(job, KIND, order.scope().slug(), order.mails(), outcome.slug(), changed, skipped);
        return events.append(transaction, List.of(CredentialEvents.of(job.toString(), FINISHED, data, cause)));
    }
}
