package platen.local.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import platen.engines.PostgresServer;

/** A service's database as its superuser sees it. */
record BenchDatabase(PostgresServer server, String name) {

    Connection connect() throws SQLException {
        return server.connect(name);
    }

    /** A statement on a connection of its own. */
    void execute(String sql, Object... parameters) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int place = 0; place < parameters.length; place++) {
                statement.setObject(place + 1, parameters[place]);
            }
            statement.execute();
        }
    }

    /** The only number that a question about an organisation is answered with. */
    long count(String sql, UUID organisation) {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, organisation);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the service's database cannot be asked", e);
        }
    }

    void vacuum() throws SQLException {
        execute("vacuum (analyze)");
        execute("checkpoint");
    }

    /** Deletes what an organisation has in these tables. */
    void forget(UUID organisation, List<String> tables) throws SQLException {
        for (String table : tables) {
            execute("delete from " + table + " where organisation_id = ?", organisation);
        }
        vacuum();
    }
}
