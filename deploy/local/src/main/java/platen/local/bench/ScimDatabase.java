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

/** scim-service's database as its superuser sees it: users made of nothing, and the plain statements to compare with. */
final class ScimDatabase {

    private static final List<String> TABLES = List.of("outbox", "outbox_sequence", "scim_user_email", "scim_user");

    private static final String FILL = """
            insert into scim_user (organisation_id, scim_user_id, link_id, version, user_name_key, external_id, attributes,
                comparable, access_code_state, card_state, created_at, changed_at)
            select ?, id, id, 1, name, 'ext-' || number, document, document, 'unmanaged', 'unmanaged',
                   now() + number * interval '1 microsecond', now()
              from (select gen_random_uuid() as id, number, 'person-' || number || '@bench.example' as name
                      from generate_series(1, ?) number) person,
                   lateral (select jsonb_build_object('userName', name, 'externalId', 'ext-' || number, 'active', true,
                       'displayName', 'person ' || number, 'title', 'teacher',
                       'name', jsonb_build_object('givenName', 'person', 'familyName', 'number ' || number),
                       'emails', jsonb_build_array(jsonb_build_object('type', 'work', 'value', name))) as document) written
            """;

    private static final String FILL_EMAILS = """
            insert into scim_user_email (organisation_id, scim_user_id, position, type_key, value_key)
            select organisation_id, scim_user_id, 1, 'work', user_name_key from scim_user where organisation_id = ?
            """;

    private final BenchDatabase database;

    ScimDatabase(PostgresServer server, String database) {
        this.database = new BenchDatabase(server, database);
    }

    void fill(UUID organisation, int people) throws SQLException {
        database.execute(FILL, organisation, people);
        database.execute(FILL_EMAILS, organisation);
        database.vacuum();
    }

    /** In the order of creation. */
    List<String> ids(UUID organisation) throws SQLException {
        List<String> ids = new ArrayList<>();
        try (Connection connection = database.connect();
                PreparedStatement select = connection.prepareStatement(
                        "select scim_user_id::text from scim_user where organisation_id = ? and deleted_at is null"
                                + " order by created_at, scim_user_id")) {
            select.setObject(1, organisation);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getString(1));
                }
            }
        }
        return ids;
    }

    void forget(UUID organisation) throws SQLException {
        database.forget(organisation, TABLES);
    }

    /** One row, one transaction, into a table of the same columns and indexes. */
    Samples plainInserts(UUID organisation, int count) throws SQLException {
        database.execute("drop table if exists plain_user");
        database.execute("create table plain_user (like scim_user including all)");
        try (Connection connection = database.connect();
                PreparedStatement insert = connection.prepareStatement(FILL.replace("scim_user (", "plain_user ("))) {
            Samples samples = new Samples();
            for (int each = 0; each < count; each++) {
                insert.setObject(1, UUID.randomUUID());
                insert.setInt(2, 1);
                long begin = System.nanoTime();
                insert.execute();
                samples.add(Duration.ofNanos(System.nanoTime() - begin));
            }
            return samples;
        } finally {
            database.execute("drop table plain_user");
        }
    }

    /** By the primary look-up key, one after the other on one connection. */
    Samples plainLookUps(UUID organisation, int people, int count) throws SQLException {
        try (Connection connection = database.connect();
                PreparedStatement select = connection.prepareStatement(
                        "select attributes::text from scim_user where organisation_id = ? and user_name_key = ?"
                                + " and deleted_at is null")) {
            Samples samples = new Samples();
            for (int each = 0; each < count; each++) {
                select.setObject(1, organisation);
                select.setString(2, "person-" + (1 + each * 7919 % people) + "@bench.example");
                long begin = System.nanoTime();
                read(select);
                samples.add(Duration.ofNanos(System.nanoTime() - begin));
            }
            return samples;
        }
    }

    /** All users at once. */
    Duration plainWalk(UUID organisation) throws SQLException {
        try (Connection connection = database.connect();
                PreparedStatement select = connection.prepareStatement(
                        "select attributes::text from scim_user where organisation_id = ? and deleted_at is null"
                                + " order by created_at, scim_user_id")) {
            select.setObject(1, organisation);
            long begin = System.nanoTime();
            read(select);
            return Duration.ofNanos(System.nanoTime() - begin);
        }
    }

    private static void read(PreparedStatement select) throws SQLException {
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                rows.getString(1);
            }
        }
    }
}
