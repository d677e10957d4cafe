package platen.google.runs.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import platen.google.runs.PlannedChange;
import platen.google.runs.domain.ActiveRun;
import platen.kit.organisation.OrganisationTransaction;

/** Turns planned changes, or held ones that were approved, into the state last published. */
@ApplicationScoped
public class PostgresChanges {

    /** The outcome is written out, so that the index of what waits can answer. */
    private static final String NEXT = """
            select external_id, observation from run_change
             where organisation_id = $1 and run_id = $2 and outcome = '%s'
             order by external_id limit $3""";

    private static final String NEXT_PLANNED = NEXT.formatted("PLANNED");
    private static final String NEXT_HELD = NEXT.formatted("HELD");

    private static final String KEEP = """
            insert into person (organisation_id, external_id, digest, active, email, display_name, aliases,
                access_code_state, access_code_index, card_state, card_index)
            select organisation_id, external_id, digest, active, email, display_name, aliases,
                   access_code_state, access_code_index, card_state, card_index
              from run_change
             where organisation_id = $1 and run_id = $2 and external_id = any($3) and kind <> 'REMOVED'
            on conflict (organisation_id, external_id) do update
               set digest = excluded.digest, active = excluded.active, email = excluded.email,
                   display_name = excluded.display_name, aliases = excluded.aliases, access_code_state = excluded.access_code_state,
                   access_code_index = excluded.access_code_index, card_state = excluded.card_state,
                   card_index = excluded.card_index, published_at = clock_timestamp(), removed_at = null""";

    private static final String BURY = """
            update person set removed_at = clock_timestamp(), published_at = clock_timestamp()
             where organisation_id = $1
               and external_id in (select external_id from run_change
                                    where organisation_id = $1 and run_id = $2 and external_id = any($3)
                                      and kind = 'REMOVED')""";

    /** What stood in the way of another value says nothing of this one. */
    private static final String FORGET_PROBLEMS = """
            delete from credential_problem p using run_change c
             where p.organisation_id = $1 and c.organisation_id = $1 and c.run_id = $2 and c.external_id = any($3)
               and p.external_id = c.external_id
               and (c.kind = 'REMOVED'
                    or case p.kind when 'card' then 'CARD' else 'ACCESS_CODE' end = any(c.fields))""";

    private static final String SETTLE = """
            update run_change set outcome = $4, applied_at = clock_timestamp(), observation = null
             where organisation_id = $1 and run_id = $2 and external_id = any($3)""";

    /** The next changes the run has to apply, in order of external id. */
    public Uni<List<PlannedChange>> next(OrganisationTransaction transaction, ActiveRun run, int most) {
        return transaction
                .query(run.approves() == null ? NEXT_PLANNED : NEXT_HELD, run.organisation(), run.planned(), most)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new PlannedChange(row.getString("external_id"), row.getString("observation")))
                        .toList());
    }

    /** Makes changes the state last published, and takes them off the plan. */
    public Uni<Void> settle(OrganisationTransaction transaction, ActiveRun run, List<PlannedChange> changes) {
        UUID plan = run.planned();
        String[] ids = changes.stream().map(PlannedChange::externalId).toArray(String[]::new);
        String outcome = run.approves() == null ? "APPLIED" : "APPROVED";
        return transaction
                .update(KEEP, transaction.organisation(), plan, ids)
                .chain(() -> transaction.update(BURY, transaction.organisation(), plan, ids))
                .chain(() -> transaction.update(FORGET_PROBLEMS, transaction.organisation(), plan, ids))
                .chain(() -> transaction.update(SETTLE, transaction.organisation(), plan, ids, outcome))
                .replaceWithVoid();
    }
}
