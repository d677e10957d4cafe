package platen.kit.organisation;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Opens transactions: for one organisation, or, as the relay's role, for the messaging tables of all of them. */
@ApplicationScoped
public class OrganisationTransactions {

    private static final Set<String> RETRIED_STATES = Set.of("40001", "40P01");
    private static final int RETRIES = 5;

    private final Pool pool;
    private final String relayRole;

    OrganisationTransactions(Pool pool, @ConfigProperty(name = "quarkus.datasource.username") String appRole) {
        this.pool = pool;
        this.relayRole = '"' + appRole.replace("\"", "\"\"") + "_relay\"";
    }

    /**
     * Runs {@code work} in one transaction of {@code organisation}. A failure rolls everything back. Deadlocks and serialisation
     * failures are tried again, so {@code work} may run more than once and must have no effect outside the transaction.
     */
    public <T> Uni<T> in(UUID organisation, Function<OrganisationTransaction, Uni<T>> work) {
        return Uni.createFrom()
                .deferred(() -> attempt(organisation, work))
                .onFailure(OrganisationTransactions::isWorthARetry)
                .retry()
                .withBackOff(Duration.ofMillis(5), Duration.ofMillis(200))
                .withJitter(0.5)
                .atMost(RETRIES);
    }

    private <T> Uni<T> attempt(UUID organisation, Function<OrganisationTransaction, Uni<T>> work) {
        var listeners = new ArrayList<Runnable>();
        return pool.withTransaction(connection -> Uni.combine()
                        .all()
                        .unis(
                                choose(connection, organisation),
                                work.apply(new OrganisationTransaction(organisation, connection, listeners::add)))
                        .with((chosen, result) -> result))
                .invoke(() -> listeners.forEach(Runnable::run));
    }

    /**
     * Its answer need not be awaited: the connection keeps the order of statements, and once one has failed the database
     * refuses all that follow in the transaction. It fails for a deleted organisation, see {@link DeletedOrganisation}.
     */
    private static Uni<Boolean> choose(SqlConnection connection, UUID organisation) {
        return connection
                .preparedQuery("select enter_organisation($1)")
                .execute(Tuple.of(organisation.toString()))
                .replaceWith(true);
    }

    /**
     * Runs {@code work} in one transaction as the relay's role, which sees the messaging tables of every organisation and no
     * others. They are all but empty when statistics are taken and full of dead rows later, so tables are not read as a whole.
     */
    public <T> Uni<T> asRelay(Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(connection -> connection
                .query("set local role " + relayRole + "; set local enable_seqscan = off")
                .execute()
                .chain(() -> work.apply(connection)));
    }

    private static boolean isWorthARetry(Throwable failure) {
        return failure instanceof PgException refused && RETRIED_STATES.contains(refused.getSqlState());
    }
}
