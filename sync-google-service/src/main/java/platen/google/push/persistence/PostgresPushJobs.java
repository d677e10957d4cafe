package platen.google.push.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import platen.google.push.PushJob;
import platen.kit.organisation.OrganisationTransaction;

/** People to be read again, each once as long as they wait. */
@ApplicationScoped
public class PostgresPushJobs {

    private static final String QUEUE = """
            with waiting as (
                select count(*) as found from (select from push_job where organisation_id = $1 limit $3) few)
            insert into push_job (organisation_id, external_id)
            select $1, $2 from waiting where found < $3
            on conflict (organisation_id, external_id) do update set generation = push_job.generation + 1""";

    private static final String CLAIM = """
            update push_job set due_at = clock_timestamp() + $3 * interval '1 millisecond', tries = tries + 1
             where organisation_id = $1
               and external_id in (select external_id from push_job
                                    where organisation_id = $1 and due_at <= clock_timestamp()
                                    order by due_at limit $2 for update skip locked)
            returning external_id, generation, tries""";

    private static final String DONE = """
            delete from push_job job using unnest($2::text[], $3::bigint[]) as done (external_id, generation)
             where job.organisation_id = $1 and job.external_id = done.external_id and job.generation = done.generation""";

    private static final String PUT_BACK = """
            update push_job set due_at = clock_timestamp() + $3 * interval '1 millisecond'
             where organisation_id = $1 and external_id = any($2)""";

    private static final String EMPTY = "delete from push_job where organisation_id = $1";

    /** False when so many wait already that reading everybody is better. */
    public Uni<Boolean> queue(OrganisationTransaction transaction, String externalId, int most) {
        return transaction
                .update(QUEUE, transaction.organisation(), externalId, most)
                .map(queued -> queued == 1);
    }

    /** Takes the longest waiting; should the process die, they are due again after {@code lease}. */
    public Uni<List<PushJob>> claim(OrganisationTransaction transaction, int most, Duration lease) {
        return transaction
                .query(CLAIM, transaction.organisation(), most, lease.toMillis())
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new PushJob(
                                row.getString("external_id"), row.getLong("generation"), row.getInteger("tries")))
                        .toList());
    }

    /** A job for which another push has come since stays. */
    public Uni<Void> done(OrganisationTransaction transaction, List<PushJob> jobs) {
        return transaction
                .update(
                        DONE,
                        transaction.organisation(),
                        ids(jobs),
                        jobs.stream().map(PushJob::generation).toArray(Long[]::new))
                .replaceWithVoid();
    }

    public Uni<Void> putBack(OrganisationTransaction transaction, List<PushJob> jobs, Duration pause) {
        return transaction
                .update(PUT_BACK, transaction.organisation(), ids(jobs), pause.toMillis())
                .replaceWithVoid();
    }

    public Uni<Void> empty(OrganisationTransaction transaction) {
        return transaction.update(EMPTY, transaction.organisation()).replaceWithVoid();
    }

    private static String[] ids(List<PushJob> jobs) {
        return jobs.stream().map(PushJob::externalId).toArray(String[]::new);
    }
}
