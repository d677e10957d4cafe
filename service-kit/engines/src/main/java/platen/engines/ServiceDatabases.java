package platen.engines;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Makes the databases and roles of services. What exists already is kept, so it may run at every start on the same data. */
public final class ServiceDatabases {

    /** PostgreSQL cuts names at 63 bytes; the longest suffix is {@code _owner}. */
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,56}");

    private static final SecureRandom RANDOM = new SecureRandom();

    private final PostgresServer server;

    public ServiceDatabases(PostgresServer server) {
        this.server = server;
    }

    /** Provisions with new random passwords; earlier passwords of these roles stop working. */
    public ServiceDatabase provision(String databaseName, String roleName) {
        return provision(databaseName, roleName, randomPassword(), randomPassword());
    }

    public ServiceDatabase provision(
            String databaseName, String roleName, String applicationPassword, String ownerPassword) {
        requireName(databaseName);
        requireName(roleName);
        var database = new ServiceDatabase(
                server.host(),
                server.port(),
                databaseName,
                roleName,
                applicationPassword,
                roleName + "_owner",
                ownerPassword,
                roleName + "_relay");
        try {
            createRolesAndDatabase(database);
            closeToEverybodyElse(database);
            return database;
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot provision database " + databaseName + ": " + e.getMessage(), e);
        }
    }

    /** Removes the database and its roles, ending whatever is still connected to it. */
    public void drop(ServiceDatabase database) {
        try (Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("drop database if exists " + database.database() + " with (force)");
            statement.execute("drop role if exists " + database.applicationRole() + ", " + database.relayRole() + ", "
                    + database.ownerRole());
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot drop database " + database.database() + ": " + e.getMessage(), e);
        }
    }

    private void createRolesAndDatabase(ServiceDatabase database) throws SQLException {
        try (Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement()) {
            login(connection, database.ownerRole(), database.ownerPassword());
            login(connection, database.applicationRole(), database.applicationPassword());
            role(connection, database.relayRole(), "nologin");
            statement.execute("grant " + database.relayRole() + " to " + database.applicationRole()
                    + " with admin false, inherit false, set true");
            if (!exists(connection, "select 1 from pg_database where datname = ?", database.database())) {
                statement.execute("create database " + database.database() + " owner " + database.ownerRole());
            }
            statement.execute("revoke all on database " + database.database() + " from public");
            statement.execute("grant connect on database " + database.database() + " to " + database.applicationRole());
        }
    }

    private void closeToEverybodyElse(ServiceDatabase database) throws SQLException {
        try (Connection connection = server.connect(database.database());
                Statement statement = connection.createStatement()) {
            statement.execute("revoke all on schema public from public");
            statement.execute(
                    "grant usage on schema public to " + database.applicationRole() + ", " + database.relayRole());
        }
    }

    private static void login(Connection connection, String role, String password) throws SQLException {
        role(connection, role, "login password '" + password.replace("'", "''") + "'");
    }

    private static void role(Connection connection, String role, String attributes) throws SQLException {
        String verb = exists(connection, "select 1 from pg_roles where rolname = ?", role) ? "alter" : "create";
        try (Statement statement = connection.createStatement()) {
            statement.execute(verb + " role " + role + " nosuperuser nocreatedb nocreaterole noreplication nobypassrls "
                    + attributes);
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("Not a plain lower-case SQL name of at most 57 characters: " + name);
        }
    }

    private static String randomPassword() {
        byte[] random = new byte[16];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
