package platen.local.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import platen.engines.PostgresServer;

/** accesscode-service's database as its superuser sees it: organisations made of nothing, and the plain INSERT to compare with. */
final class CodesDatabase {

    private static final List<String> TABLES =
            List.of("regeneration_job", "outbox", "outbox_sequence", "audit", "access_code", "person", "code_space");

    private final BenchDatabase database;

    CodesDatabase(PostgresServer server, String database) {
        this.database = new BenchDatabase(server, database);
    }

    /** An organisation of so many people who have no code yet. */
    UUID organisation(int people) throws SQLException {
        UUID organisation = UUID.randomUUID();
        database.execute(
                "insert into code_space (organisation_id, format, min_length, density_limit, quarantine_days)"
                        + " values (?, 'alphanumeric', 6, 0.001, 90)",
                organisation);
        database.execute(
                "insert into person (organisation_id, user_id, state)"
                        + " select ?, gen_random_uuid(), 'active' from generate_series(1, ?)",
                organisation,
                people);
        vacuum();
        return organisation;
    }

    /** Some of the people, anybody. */
    List<String> people(UUID organisation, int count) throws SQLException {
        try (Connection connection = database.connect();
                PreparedStatement statement = connection.prepareStatement(
                        "select user_id from person where organisation_id = ? order by md5(user_id::text) limit ?")) {
            statement.setObject(1, organisation);
            statement.setInt(2, count);
            List<String> ids = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getString(1));
                }
            }
            return ids;
        }
    }

    /** How long one statement takes that inserts the organisation's codes into an empty table like theirs. */
    Duration plainInsert(UUID organisation) throws SQLException {
        database.execute("drop table if exists plain_access_code");
        database.execute("create table plain_access_code (like access_code including all)");
        database.execute("checkpoint");
        long begin = System.nanoTime();
        database.execute(
                "insert into plain_access_code select * from access_code where organisation_id = ? and state = 'active'",
                organisation);
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        database.execute("drop table plain_access_code");
        return took;
    }

    void vacuum() throws SQLException {
        database.vacuum();
    }

    /** Everything of the organisation but what Kafka has. */
    void forget(UUID organisation) throws SQLException {
        database.forget(organisation, TABLES);
    }
}
