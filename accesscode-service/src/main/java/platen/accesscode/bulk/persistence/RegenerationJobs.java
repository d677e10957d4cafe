package platen.accesscode.bulk.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.accesscode.bulk.domain.RegenerationOrder;
import platen.accesscode.secrets.Columns;
import platen.kit.organisation.OrganisationTransaction;

/** The table {@code regeneration_job}. */
@ApplicationScoped
public class RegenerationJobs {

    private final Clock clock;

    RegenerationJobs(Clock clock) {
        this.clock = clock;
    }

    /** The job of the organisation that has not come to its end. */
    public Uni<@Nullable UUID> open(OrganisationTransaction transaction) {
        return transaction.first("""
                        select id from regeneration_job
                        where organisation_id = $1 and state in ('queued', 'running', 'paused')
                        """, transaction.organisation()).map(row -> row == null ? null : row.getUUID("id"));
    }

    /** Only for holders of the code space. */
    public Uni<Void> add(OrganisationTransaction transaction, UUID id, RegenerationOrder order, String actor) {
        return transaction
                .update(
                        """
                        insert into regeneration_job
                            (organisation_id, id, scope, notify, state, ordered_by, ordered_at, since_change, due_at)
                        values ($1, $2, $3, $4, 'queued', $5, $6, nextval('access_code_change'), clock_timestamp())
                        """,
                        transaction.organisation(),
                        id,
                        order.scope().slug(),
                        order.mails(),
                        actor,
                        Columns.timestamptz(clock.instant()))
                .replaceWithVoid();
    }
}
