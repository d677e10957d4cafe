package platen.gateway.budgets.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import platen.gateway.budgets.StepUps;
import platen.gateway.budgets.domain.Place;
import platen.gateway.sql.SqlTimes;
import platen.kit.organisation.OrganisationTransaction;

@ApplicationScoped
class PostgresStepUps implements StepUps {

    /** Looks first: an insert that meets the row locks it, and every refusal of the organisation would wait for it. */
    private static final String UNTIL = """
            insert into step_up as kept (organisation_id, place, until)
            select $1, $2, $3
             where not exists (select from step_up where organisation_id = $1 and place = $2 and until >= $3)
            on conflict (organisation_id, place) do update set until = greatest(kept.until, excluded.until)""";

    private static final String TELL = """
            update step_up set told_until = $4
             where organisation_id = $1 and place = $2 and (told_until is null or told_until <= $3)""";

    @Override
    public Uni<Void> until(OrganisationTransaction transaction, Place place, Instant until) {
        return transaction
                .update(UNTIL, transaction.organisation(), place.text(), SqlTimes.of(until))
                .replaceWithVoid();
    }

    @Override
    public Uni<Boolean> firstTold(OrganisationTransaction transaction, Place place, Instant now, Instant until) {
        return transaction
                .update(TELL, transaction.organisation(), place.text(), SqlTimes.of(now), SqlTimes.of(until))
                .map(told -> told == 1);
    }
}
