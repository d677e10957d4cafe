package platen.testing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;
import platen.engines.PostgresServer;

/**
 * A look into the service's database as superuser, whom row-level security does not bind: for assertions, not for making state. Connections
 * are kept for the next look: tests that wait look often, and opening one costs both sides more than most queries.
 */
public final class TestDatabase {

    private static final int VALIDATION_SECONDS = 5;
    private static final Map<String, Deque<Connection>> IDLE = new ConcurrentHashMap<>();

    private final PostgresServer server;
    private final String database;

    public TestDatabase(PostgresServer server, String database) {
        this.server = server;
        this.database = database;
    }

    /** The one of the environment that {@link WithEngines} opened. */
    public static TestDatabase ofThisRun() {
        return new TestDatabase(CurrentRun.postgres(), CurrentRun.database());
    }

    /** Rows by column name, in the select list's order. */
    public List<Map<String, @Nullable Object>> rows(String query, Object... parameters) {
        return connected(query, connection -> {
            try (PreparedStatement statement = prepare(connection, query, parameters);
                    ResultSet rows = statement.executeQuery()) {
                List<Map<String, @Nullable Object>> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(row(rows));
                }
                return found;
            }
        });
    }

    /** The first column of the only row. */
    public @Nullable Object value(String query, Object... parameters) {
        List<Map<String, @Nullable Object>> found = rows(query, parameters);
        if (found.size() != 1) {
            throw new AssertionError("Expected one row, got " + found.size() + ": " + query);
        }
        return found.getFirst().values().iterator().next();
    }

    /** A number, for {@code select count(*) …}. */
    public long count(String query, Object... parameters) {
        return value(query, parameters) instanceof Number number ? number.longValue() : 0;
    }

    /** Runs a statement, for a state that no API can bring about. Returns the rows it touched. */
    public int execute(String command, Object... parameters) {
        return connected(command, connection -> {
            try (PreparedStatement statement = prepare(connection, command, parameters)) {
                return statement.executeUpdate();
            }
        });
    }

    /** See {@link DatabaseDump}. */
    public List<String> dump() {
        return DatabaseDump.of(this);
    }

    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** A connection whose work failed is not used again; neither is one that died while it was idle. */
    private <T> T connected(String statement, Work<T> work) {
        Deque<Connection> idle =
                IDLE.computeIfAbsent(server.jdbcUrl(database), unused -> new ConcurrentLinkedDeque<>());
        Connection kept = idle.poll();
        try {
            Connection connection = kept != null && kept.isValid(VALIDATION_SECONDS) ? kept : server.connect(database);
            try {
                T result = work.on(connection);
                idle.push(connection);
                return result;
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Failed: " + statement, e);
        }
    }

    private static PreparedStatement prepare(Connection connection, String query, Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(query);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    private static Map<String, @Nullable Object> row(ResultSet rows) throws SQLException {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
            row.put(rows.getMetaData().getColumnLabel(column), rows.getObject(column));
        }
        return row;
    }
}
