package platen.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServiceDatabasesTest {

    private static final String SCHEMA = """
            create table note (organisation_id uuid not null, words text not null);
            alter table note enable row level security;
            alter table note force row level security;
            create policy note_of_organisation on note
              using (organisation_id = nullif(current_setting('platen.organisation', true), '')::uuid);
            create policy note_for_relay on note to sample_relay using (true);
            grant select, insert on note to sample, sample_relay;
            """;

    private static final String ORGANISATION = "6f1f6f44-1f4c-4c3b-8f1a-000000000001";

    @TempDir
    static Path directory;

    private PostgresEngine engine;
    private ServiceDatabase database;

    @BeforeAll
    void provision() throws SQLException {
        engine = PostgresEngine.start(directory, 0, false);
        database = new ServiceDatabases(engine.server()).provision("sample", "sample");
        try (Connection owner = asOwner();
                Statement statement = owner.createStatement()) {
            statement.execute(SCHEMA);
            statement.execute("set platen.organisation = '" + ORGANISATION + "'");
            statement.execute("insert into note values ('" + ORGANISATION + "', 'hello')");
        }
    }

    @AfterAll
    void stop() {
        engine.close();
    }

    @Test
    void theApplicationSeesOnlyRowsOfTheOrganisationItNamed() throws SQLException {
        try (Connection application = asApplication()) {
            assertThat(count(application)).isZero();
            execute(application, "set platen.organisation = '" + ORGANISATION + "'");
            assertThat(count(application)).isOne();
            execute(application, "set platen.organisation = '6f1f6f44-1f4c-4c3b-8f1a-000000000002'");
            assertThat(count(application)).isZero();
        }
    }

    @Test
    void theApplicationCannotCreateAnythingNorSwitchOffTheProtection() throws SQLException {
        try (Connection application = asApplication()) {
            assertRefused(application, "create table mine (id int)", "permission denied for schema public");
            assertRefused(application, "create temporary table mine (id int)", "permission denied to create temporary");
            assertRefused(application, "create schema mine", "permission denied for database");
            assertRefused(application, "alter table note disable row level security", "must be owner");
            assertRefused(application, "set role sample_owner", "permission denied to set role");
            execute(application, "set row_security = off");
            assertRefused(application, "select count(*) from note", "affected by row-level security");
        }
    }

    @Test
    void theRelayRoleIsReachedOnlyBySwitchingToIt() throws SQLException {
        try (Connection application = asApplication()) {
            application.setAutoCommit(false);
            assertThat(count(application)).isZero();
            execute(application, "set local role sample_relay");
            assertThat(count(application)).isOne();
            application.commit();
            assertThat(count(application)).isZero();
        }
        assertThatThrownBy(() -> DriverManager.getConnection(database.jdbcUrl(), "sample_relay", "")
                        .close())
                .isInstanceOf(SQLException.class);
    }

    @Test
    void anotherServicesRoleCannotConnect() {
        ServiceDatabase other = new ServiceDatabases(engine.server()).provision("other", "other");

        assertThatThrownBy(() -> DriverManager.getConnection(
                                database.jdbcUrl(), other.applicationRole(), other.applicationPassword())
                        .close())
                .hasMessageContaining("permission denied for database");
    }

    @Test
    void provisioningAgainKeepsTheRowsAndRenewsThePasswords() throws SQLException {
        ServiceDatabase before = database;

        database = new ServiceDatabases(engine.server()).provision("sample", "sample");

        try (Connection application = asApplication()) {
            execute(application, "set platen.organisation = '" + ORGANISATION + "'");
            assertThat(count(application)).isOne();
        }
        assertThatThrownBy(() -> DriverManager.getConnection(
                                before.jdbcUrl(), before.applicationRole(), before.applicationPassword())
                        .close())
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void dropsWhatItProvisioned() {
        var databases = new ServiceDatabases(engine.server());
        ServiceDatabase gone = databases.provision("gone", "gone");

        databases.drop(gone);

        assertThatThrownBy(() -> engine.server().connect("gone").close()).hasMessageContaining("does not exist");
    }

    @Test
    void takesOnlyPlainNames() {
        assertThatThrownBy(() -> new ServiceDatabases(engine.server()).provision("a; drop", "a"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Connection asApplication() throws SQLException {
        return DriverManager.getConnection(
                database.jdbcUrl(), database.applicationRole(), database.applicationPassword());
    }

    private Connection asOwner() throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.ownerRole(), database.ownerPassword());
    }

    private static void assertRefused(Connection connection, String command, String because) {
        assertThatThrownBy(() -> execute(connection, command)).hasMessageContaining(because);
    }

    private static void execute(Connection connection, String command) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    private static int count(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from note")) {
            assertThat(rows.next()).isTrue();
            return rows.getInt(1);
        }
    }
}
