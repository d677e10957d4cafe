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

/** identity-service's database as its superuser sees it: people made of nothing, and the plain statements to compare with. */
final class IdentityDatabase {

    /** 50 first names, 997 last names, 200 departments; every tenth has an alias. */
    private static final String FILL = """
            insert into user_account (organisation_id, user_id, user_name, user_name_key, display_name, display_name_key,
                email, email_key, locale, department, department_key, aliases, alias_keys, internal, state, version,
                created_at, updated_at)
            select ?, gen_random_uuid(), name, name, display, lower(display), name || '@bench.example',
                   name || '@bench.example', 'en', department, lower(department), aliases, aliases, false, 'active', 1,
                   now(), now()
              from (select 'person-' || number as name,
                           'Given' || number % 50 || ' Family' || number % 997 as display,
                           'Department ' || number % 200 as department,
                           case when number % 10 = 0 then array ['alias-' || number] else '{}' end as aliases
                      from generate_series(1, ?) number) person
            """;

    /** As the table's triggers would, which write them one user after the other. */
    private static final List<String> FILL_WHAT_TRIGGERS_KEEP = List.of("""
            insert into user_word (organisation_id, word, user_id)
            select organisation_id, word, user_id
              from user_account,
                   user_words(variadic array [user_name_key, display_name_key, email_key] || alias_keys) word
             where organisation_id = ?
            """, """
            insert into user_alias (organisation_id, alias_key, user_id)
            select organisation_id, alias_key, user_id from user_account, unnest(alias_keys) alias_key
             where organisation_id = ?
            """, """
            insert into person_link (organisation_id, source, external_id, user_id, missing, linked_at)
            select organisation_id, 'bench', user_name, user_id, false, now() from user_account where organisation_id = ?
            """);

    private final BenchDatabase database;

    IdentityDatabase(PostgresServer server, String database) {
        this.database = new BenchDatabase(server, database);
    }

    Connection connect() throws SQLException {
        return database.connect();
    }

    /** One without people. */
    UUID organisation() throws SQLException {
        UUID organisation = UUID.randomUUID();
        database.execute(
                "insert into organisation (organisation_id, name, locale, invitation, retention_days, version, created_at)"
                        + " values (?, 'Bench', 'en', 'classic', 20, 1, now())",
                organisation);
        return organisation;
    }

    /** People with everything that searches look at. */
    void fill(UUID organisation, int people) throws SQLException {
        database.execute("alter table user_account disable trigger user");
        database.execute(FILL, organisation, people);
        database.execute("alter table user_account enable trigger user");
        for (String kept : FILL_WHAT_TRIGGERS_KEEP) {
            database.execute(kept, organisation);
        }
        database.vacuum();
    }

    long inDepartment(UUID organisation, String department) {
        return database.count(
                "select count(*) from user_account where organisation_id = ? and department_key = '" + department + "'",
                organisation);
    }

    /** How long one statement takes that inserts the organisation's people into an empty table like theirs. */
    Duration plainInsert(UUID organisation) throws SQLException {
        plainTable();
        database.execute("checkpoint");
        long begin = System.nanoTime();
        database.execute(
                "insert into plain_user_account select * from user_account where organisation_id = ?", organisation);
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        database.execute("drop table plain_user_account");
        return took;
    }

    /** The same one by one, each in a transaction, on one connection. */
    Samples plainInserts(UUID organisation, int count) throws SQLException {
        plainTable();
        try (Connection connection = connect();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into plain_user_account select * from user_account where organisation_id = ? and user_id = ?")) {
            Samples samples = new Samples();
            for (UUID user : some(connection, organisation, count)) {
                insert.setObject(1, organisation);
                insert.setObject(2, user);
                long begin = System.nanoTime();
                insert.execute();
                samples.add(Duration.ofNanos(System.nanoTime() - begin));
            }
            return samples;
        } finally {
            database.execute("drop table plain_user_account");
        }
    }

    private void plainTable() throws SQLException {
        database.execute("drop table if exists plain_user_account");
        database.execute("create table plain_user_account (like user_account including all)");
    }

    private static List<UUID> some(Connection connection, UUID organisation, int count) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select user_id from user_account where organisation_id = ? limit ?")) {
            select.setObject(1, organisation);
            select.setInt(2, count);
            List<UUID> users = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    users.add(rows.getObject(1, UUID.class));
                }
            }
            return users;
        }
    }

    void vacuum() throws SQLException {
        database.vacuum();
    }

    /** Every organisation with all it has. */
    void forget() throws SQLException {
        database.execute("truncate organisation, user_word cascade");
        database.vacuum();
    }
}
