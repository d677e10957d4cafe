package platen.kit.organisation;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One open database transaction of one organisation. Row-level security shows it that organisation's rows only; state, outbox
 * and inbox are written through the same instance, so that they commit together.
 */
public final class OrganisationTransaction {

    private final UUID organisation;
    private final SqlConnection connection;
    private final Consumer<Runnable> afterCommit;
    private final Map<String, SpanContext> traces = new HashMap<>(2);

    OrganisationTransaction(UUID organisation, SqlConnection connection, Consumer<Runnable> afterCommit) {
        this.organisation = organisation;
        this.connection = connection;
        this.afterCommit = afterCommit;
    }

    public UUID organisation() {
        return organisation;
    }

    /** Runs a statement with {@code $1…$n} parameters and returns its rows. */
    public Uni<RowSet<Row>> query(String sql, @Nullable Object... parameters) {
        return connection
                .preparedQuery(sql)
                .execute(Tuple.from(parameters))
                .onFailure(OrganisationTransaction::quotesAParameter)
                .transform(mismatch -> new IllegalArgumentException("A parameter of a statement has the wrong type"));
    }

    /** The client's message about a parameter of the wrong type holds its value, which may be a secret. */
    private static boolean quotesAParameter(Throwable failure) {
        return failure.getMessage() != null && failure.getMessage().startsWith("Parameter at position");
    }

    /** Runs a statement and returns how many rows it changed. */
    public Uni<Integer> update(String sql, @Nullable Object... parameters) {
        return query(sql, parameters).map(RowSet::rowCount);
    }

    /** The first row of a statement, or null when there is none. */
    public Uni<@Nullable Row> first(String sql, @Nullable Object... parameters) {
        return query(sql, parameters)
                .map(rows -> rows.size() == 0 ? null : rows.iterator().next());
    }

    /**
     * From here on statements are planned each time, for their parameters and for tables as large as they are now, and run by one
     * process. For those that write many rows or search among many: a kept plan may be one from when the table was all but empty,
     * and one for any word must be one for the most common.
     */
    public Uni<Void> planEachTime() {
        return query("select set_config('plan_cache_mode', 'force_custom_plan', true),"
                        + " set_config('max_parallel_workers_per_gather', '0', true)")
                .replaceWithVoid();
    }

    /** Puts what {@code cause} brings about in this transaction on a trace. */
    public void follow(String cause, SpanContext trace) {
        if (trace.isValid()) {
            traces.put(cause, trace);
        }
    }

    /**
     * The trace of what {@code cause} brings about: its own, that of the only cause there is, or the current one; invalid if there
     * is none.
     */
    public SpanContext trace(@Nullable String cause) {
        SpanContext own = cause == null ? null : traces.get(cause);
        if (own != null) {
            return own;
        }
        return traces.size() == 1
                ? traces.values().iterator().next()
                : Span.current().getSpanContext();
    }

    /** Runs once this transaction has committed; not at all when it rolls back. Must not block. */
    public void afterCommit(Runnable action) {
        afterCommit.accept(action);
    }
}
