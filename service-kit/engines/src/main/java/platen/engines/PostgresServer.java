package platen.engines;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Address and superuser of a running PostgreSQL, however it was started. */
public record PostgresServer(String host, int port, String username, String password) {

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://" + host + ":" + port + "/" + database;
    }

    /** A connection as superuser; the caller closes it. */
    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(database), username, password);
    }

    @Override
    public String toString() {
        return "PostgresServer[" + host + ":" + port + "]";
    }
}
