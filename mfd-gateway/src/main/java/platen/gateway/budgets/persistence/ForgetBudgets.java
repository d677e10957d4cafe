package platen.gateway.budgets.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import platen.gateway.GatewayConfig;
import platen.gateway.forgetting.Forgets;
import platen.gateway.sql.SqlTimes;
import platen.kit.organisation.OrganisationTransactions;

/** Forgets windows that have ended, and who has not been at a device for long. */
@ApplicationScoped
class ForgetBudgets implements Forgets {

    private static final Duration LONGEST_WINDOW = Duration.ofDays(1);

    private static final String SPENT = "delete from spent_budget where organisation_id = $1 and began_at < $2";
    private static final String STEP_UPS =
            "delete from step_up where organisation_id = $1 and until < $2 and (told_until is null or told_until < $2)";
    private static final String USUAL = "delete from usual_person where organisation_id = $1 and last_login_at < $2";

    private final OrganisationTransactions transactions;
    private final Duration usual;

    ForgetBudgets(OrganisationTransactions transactions, GatewayConfig config) {
        this.transactions = transactions;
        this.usual = config.throttle().usual();
    }

    @Override
    public Uni<Void> forget(UUID organisation, Instant now) {
        return transactions
                .in(
                        organisation,
                        transaction -> transaction
                                .update(SPENT, organisation, SqlTimes.of(now.minus(LONGEST_WINDOW)))
                                .chain(() -> transaction.update(STEP_UPS, organisation, SqlTimes.of(now)))
                                .chain(() -> transaction.update(USUAL, organisation, SqlTimes.of(now.minus(usual)))))
                .replaceWithVoid();
    }
}
