package platen.testing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import platen.engines.PostgresServer;

/** A look into the service's database as superuser, whom row-level security does not bind: for assertions, not for making state. */
public final class TestDatabase {

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
        try (Connection connection = server.connect(database);
                PreparedStatement statement = prepare(connection, query, parameters);
                ResultSet rows = statement.executeQuery()) {
            List<Map<String, @Nullable Object>> found = new ArrayList<>();
            while (rows.next()) {
                found.add(row(rows));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("Query failed: " + query, e);
        }
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
        try (Connection connection = server.connect(database);
                PreparedStatement statement = prepare(connection, command, parameters)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Statement failed: " + command, e);
        }
    }

    /** See {@link DatabaseDump}. */
    public List<String> dump() {
        return DatabaseDump.of(this);
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
