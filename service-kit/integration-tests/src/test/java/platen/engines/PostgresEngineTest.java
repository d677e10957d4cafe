package platen.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresEngineTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path directory;

    @Test
    void keepsItsRowsAcrossARestart() throws IOException, SQLException {
        try (PostgresEngine first = PostgresEngine.start(directory, 0, true)) {
            execute(first, "create table note (words text)", "insert into note values ('kept')");
        }

        Files.writeString(directory.resolve(PostgresEngine.OWN_SETTINGS), "work_mem = 7MB\n");
        try (PostgresEngine second = PostgresEngine.start(directory, 0, true)) {
            assertThat(one(second, "show work_mem")).isEqualTo("7MB");
            assertThat(one(second, "select words from note")).isEqualTo("kept");
            assertThat(one(second, "show fsync")).isEqualTo("on");
            assertThat(one(second, "show synchronous_commit")).isEqualTo("on");
        }
    }

    @Test
    void startsAgainAfterTheServerWasKilled() throws SQLException {
        PostgresEngine killed = PostgresEngine.start(directory, 0, true);
        execute(killed, "create table note (words text)", "insert into note values ('kept')");
        assertThat(killed.isAlive()).isTrue();
        ProcessHandle.of(killed.pid()).orElseThrow().destroyForcibly();
        await().atMost(PATIENCE).until(() -> !killed.isAlive());
        assertThat(directory.resolve("data/postmaster.pid")).exists();
        killed.close();

        try (PostgresEngine again = PostgresEngine.start(directory, 0, true)) {
            assertThat(one(again, "select words from note")).isEqualTo("kept");
        }
    }

    @Test
    void ignoresAProcessIdThatBelongsToAnotherProgramByNow() throws SQLException, IOException {
        PostgresEngine.start(directory, 0, false).close();
        Files.writeString(
                directory.resolve("data/postmaster.pid"),
                ProcessHandle.current().pid() + "\n");

        try (PostgresEngine again = PostgresEngine.start(directory, 0, false)) {
            assertThat(one(again, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void stopsTheServerEvenIfItsDataWasDeleted() throws IOException {
        PostgresEngine engine = PostgresEngine.start(directory, 0, false);
        ProcessHandle server = ProcessHandle.of(engine.pid()).orElseThrow();
        Directories.delete(directory.resolve("data"));

        engine.close();

        await().atMost(PATIENCE).until(() -> !server.isAlive());
    }

    @Test
    void listensOnTheLoopbackAddressOnlyAndAsksForAPassword() throws SQLException {
        try (PostgresEngine engine = PostgresEngine.start(directory, 0, false)) {
            assertThat(one(engine, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(one(engine, "show fsync")).isEqualTo("off");
            var wrongPassword = new PostgresServer(engine.host(), engine.port(), engine.username(), "wrong");
            assertThatThrownBy(() -> wrongPassword.connect("postgres").close())
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void saysWhichPortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            assertThatThrownBy(() -> PostgresEngine.start(directory, taken.getLocalPort(), false)
                            .close())
                    .isInstanceOf(EngineStartException.class)
                    .hasMessageContaining("PostgreSQL cannot start: port " + taken.getLocalPort());
        }
    }

    @Test
    void refusesADirectoryThatARunningServerUses() {
        try (PostgresEngine running = PostgresEngine.start(directory, 0, false)) {
            assertThat(running.isAlive()).isTrue();
            assertThatThrownBy(() -> PostgresEngine.start(directory, 0, false).close())
                    .isInstanceOf(EngineStartException.class)
                    .hasMessageContaining("in use by another running process");
        }
    }

    @Test
    void saysWhyTheServerDidNotStartAndWhereItsLogIs() throws IOException {
        PostgresEngine.start(directory, 0, false).close();
        Files.writeString(directory.resolve("data/PG_VERSION"), "9\n");

        assertThatThrownBy(() -> PostgresEngine.start(directory, 0, false).close())
                .isInstanceOf(EngineStartException.class)
                .hasMessageContaining("incompatible")
                .hasMessageContaining("postgres.log");
    }

    private static void execute(PostgresEngine engine, String... commands) throws SQLException {
        try (Connection connection = engine.server().connect("postgres");
                Statement statement = connection.createStatement()) {
            for (String command : commands) {
                statement.execute(command);
            }
        }
    }

    private static String one(PostgresEngine engine, String query) throws SQLException {
        try (Connection connection = engine.server().connect("postgres");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}
