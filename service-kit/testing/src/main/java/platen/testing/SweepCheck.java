package platen.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import platen.engines.ServiceDatabase;
import platen.engines.ServiceDatabases;
import platen.testing.engines.TestEngines;

/**
 * Whether nothing of a deleted organisation stays in a service's database. A fresh one is made of the migrations on the class path;
 * every table gets rows of two organisations, made up from the types of the columns, and one of them is swept, a few rows at a time.
 */
public final class SweepCheck {

    private static final UUID DELETED = UUID.fromString("aaaaaaaa-0000-4000-8000-000000000000");
    private static final UUID OTHER = UUID.fromString("bbbbbbbb-0000-4000-8000-000000000000");
    private static final int ROWS = 3;
    private static final int BATCH = 2;

    private static final String TABLES = """
            select c.relname as name,
                   exists (select from pg_attribute a
                           where a.attrelid = c.oid and a.attname = 'organisation_id' and not a.attisdropped) as owned
            from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by c.relname
            """;

    /** An index whose first column it is, over all rows: batches must not read what is other organisations'. */
    private static final String WITHOUT_INDEX = """
            select c.relname from pg_class c
            join pg_attribute a on a.attrelid = c.oid and a.attname = 'organisation_id' and not a.attisdropped
            where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
              and not exists (select from pg_index i where i.indrelid = c.oid and i.indkey[0] = a.attnum and i.indpred is null)
            """;

    /** Deleting a row that others may refer to looks for them. */
    private static final String REFERENCE_WITHOUT_INDEX = """
            select f.conrelid::regclass || ' ' || f.conname from pg_constraint f
            where f.contype = 'f' and not exists (
                select from pg_index i where i.indrelid = f.conrelid and i.indpred is null
                  and (i.indkey::int2[])[0:cardinality(f.conkey) - 1] @> f.conkey)
            """;

    private static final String COLUMNS = """
            select a.attname as name, format_type(a.atttypid, null) as type
            from pg_attribute a
            where a.attrelid = $table$::regclass and a.attnum > 0 and not a.attisdropped
              and a.attidentity = '' and a.attgenerated = ''
            """;

    private final ServiceDatabase database;
    private final Set<String> kept;
    private final List<String> tables = new ArrayList<>();

    private SweepCheck(ServiceDatabase database, Set<String> kept) {
        this.database = database;
        this.kept = kept;
    }

    /**
     * @param name of the service
     * @param kept tables that hold nothing of an organisation, each with the reason why that is so
     */
    public static void of(String name, Map<String, String> kept) throws SQLException {
        Map<String, String> all = new TreeMap<>(kept);
        all.put("flyway_schema_history", "the migrations");
        all.put("organisation_tombstone", "what stays: the id and when it was deleted");
        try (TestEngines engines = TestEngines.obtain()) {
            String role = "sweep_" + name + "_" + UUID.randomUUID().toString().substring(0, 8);
            var databases = new ServiceDatabases(engines.postgres());
            ServiceDatabase database = databases.provision(role, role);
            try (Connection superuser = engines.postgres().connect(database.database())) {
                migrate(database);
                new SweepCheck(database, all.keySet()).run(superuser);
            } finally {
                databases.drop(database);
            }
        }
    }

    private static void migrate(ServiceDatabase database) {
        Flyway.configure()
                .dataSource(database.jdbcUrl(), database.ownerRole(), database.ownerPassword())
                .locations("db/kit", "db/migration")
                .placeholders(Map.of("app", database.applicationRole(), "relay", database.relayRole()))
                .load()
                .migrate();
    }

    private void run(Connection superuser) throws SQLException {
        everyTableIsSweptOrNamed(superuser);
        assertThat(names(superuser, WITHOUT_INDEX))
                .as("no index begins with organisation_id")
                .isEmpty();
        assertThat(names(superuser, REFERENCE_WITHOUT_INDEX))
                .as("no index for who refers")
                .isEmpty();
        fill(superuser);
        List<String> others = left(superuser, OTHER);
        assertThat(others).as("tables with rows").hasSize(tables.size());
        assertThat(sweep()).as("rows of the first batch").isPositive();
        assertThat(left(superuser, DELETED)).as("a batch is not everything").isNotEmpty();
        for (int batches = 0; sweep() > 0; batches++) {
            assertThat(batches).as("batches").isLessThan(100);
        }
        assertThat(left(superuser, DELETED))
                .as("left of the deleted organisation: what the relay has to publish first")
                .containsExactly("outbox: 1");
        assertThat(left(superuser, OTHER)).as("rows of the other").isEqualTo(others);
    }

    private void everyTableIsSweptOrNamed(Connection superuser) throws SQLException {
        List<String> unowned = new ArrayList<>();
        try (Statement statement = superuser.createStatement();
                ResultSet rows = statement.executeQuery(TABLES)) {
            while (rows.next()) {
                String table = rows.getString("name");
                if (!rows.getBoolean("owned") || table.equals("organisation_tombstone")) {
                    unowned.add(table);
                } else {
                    tables.add(table);
                }
            }
        }
        assertThat(unowned)
                .as("tables that are not swept, each to be named with a reason")
                .containsExactlyInAnyOrderElementsOf(kept);
    }

    /** Constraints on values are dropped, so that values of any kind do; those that tie rows together stay and hold. */
    private void fill(Connection superuser) throws SQLException {
        for (String drop : names(
                superuser,
                "select format('alter table %s drop constraint %I', conrelid::regclass, conname) from pg_constraint"
                        + " where contype = 'c' and connamespace = 'public'::regnamespace and conrelid <> 0")) {
            execute(superuser, drop);
        }
        execute(superuser, "set session_replication_role = replica");
        for (String table : tables) {
            Map<String, String> columns = columns(superuser, table);
            for (UUID organisation : List.of(DELETED, OTHER)) {
                for (int row = 0; row < ROWS && (row == 0 || columns.size() > 1); row++) {
                    execute(superuser, insert(table, columns, organisation, row));
                }
            }
        }
        execute(superuser, "set session_replication_role = origin");
        execute(
                superuser,
                "insert into outbox (organisation_id, topic, key, payload) values ('" + DELETED
                        + "', 'identity.organisation', '', '{}')");
        execute(superuser, "insert into organisation_tombstone (organisation_id) values ('" + DELETED + "')");
    }

    private static Map<String, String> columns(Connection superuser, String table) throws SQLException {
        Map<String, String> columns = new LinkedHashMap<>();
        try (Statement statement = superuser.createStatement();
                ResultSet rows = statement.executeQuery(COLUMNS.replace("$table$", "'" + table + "'"))) {
            while (rows.next()) {
                columns.put(rows.getString("name"), rows.getString("type"));
            }
        }
        return columns;
    }

    /** A row's values are the same wherever a type occurs, so that rows of one number refer to each other. */
    private static String insert(String table, Map<String, String> columns, UUID organisation, int row) {
        List<String> values = columns.entrySet().stream()
                .map(column -> column.getKey().equals("organisation_id")
                        ? "'" + organisation + "'"
                        : value(column.getValue(), organisation, row))
                .toList();
        return "insert into " + table + " (" + String.join(", ", columns.keySet()) + ") values ("
                + String.join(", ", values) + ") on conflict do nothing";
    }

    private static String value(String type, UUID organisation, int row) {
        boolean first = organisation.equals(DELETED);
        int number = 2 * row + (first ? 1 : 2);
        return switch (type) {
            case "uuid" -> "'" + organisation.toString().substring(0, 35) + row + "'";
            case "smallint", "integer", "bigint", "numeric", "double precision" -> Integer.toString(number);
            case "boolean" -> "false";
            case "bytea" -> "'\\x0" + number + "'";
            case "json", "jsonb" -> "'{}'";
            case "date", "timestamp with time zone" -> "'2026-01-0" + number + "'";
            case "time without time zone" -> "'0" + number + ":00'";
            case "interval" -> "'1 hour'";
            case "inet" -> "'192.0.2." + number + "'";
            default -> type.endsWith("[]") ? "'{}'" : "'" + (first ? "a" : "b") + row + "'";
        };
    }

    private List<String> left(Connection superuser, UUID organisation) throws SQLException {
        List<String> left = new ArrayList<>();
        for (String table : tables) {
            String rows = names(
                            superuser,
                            "select count(*)::text from " + table + " where organisation_id = '" + organisation + "'")
                    .getFirst();
            if (!rows.equals("0")) {
                left.add(table + ": " + rows);
            }
        }
        return left;
    }

    /** As the service does it, on a new connection: nothing but the rows says how far it has come. */
    private long sweep() throws SQLException {
        try (Connection app = DriverManager.getConnection(
                        database.jdbcUrl(), database.applicationRole(), database.applicationPassword());
                Statement statement = app.createStatement()) {
            statement.execute("set role " + database.relayRole());
            try (PreparedStatement sweep = app.prepareStatement("select sweep_organisation(?, ?)")) {
                sweep.setObject(1, DELETED);
                sweep.setInt(2, BATCH);
                try (ResultSet rows = sweep.executeQuery()) {
                    rows.next();
                    return rows.getLong(1);
                }
            }
        }
    }

    private static List<String> names(Connection connection, String query) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private static void execute(Connection connection, String command) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }
}
