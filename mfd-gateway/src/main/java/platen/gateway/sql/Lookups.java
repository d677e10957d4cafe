package platen.gateway.sql;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/**
 * Single statements outside a transaction, for the hot path: one round trip where a transaction has four. They call functions
 * that set the organisation for themselves, so row-level security holds.
 */
@ApplicationScoped
public class Lookups {

    private final Pool pool;

    Lookups(Pool pool) {
        this.pool = pool;
    }

    public Uni<RowSet<Row>> call(String sql, @Nullable Object... parameters) {
        return pool.preparedQuery(sql).execute(Tuple.from(parameters));
    }
}
