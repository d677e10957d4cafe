package platen.testing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Everything in the tables of a database as text, one string per value, headed by where it stands. Bytes appear as hex and as the characters
 * they may be, so that a search for a secret finds it either way.
 */
final class DatabaseDump {

    private static final String TABLES = """
            select quote_ident(schemaname) || '.' || quote_ident(tablename) as name
              from pg_tables
             where schemaname not in ('pg_catalog', 'information_schema')
             order by name
            """;

    private DatabaseDump() {}

    static List<String> of(TestDatabase database) {
        List<String> values = new ArrayList<>();
        for (Map<String, ?> table : database.rows(TABLES)) {
            String name = String.valueOf(table.get("name"));
            // The whole row as text shows arrays and JSON as PostgreSQL writes them; bytes are added column by column.
            database.rows("select t::text as row from " + name + " t")
                    .forEach(row -> values.add(name + ": " + row.get("row")));
            database.rows("select * from " + name).forEach(row -> addBytes(values, name, row));
        }
        return values;
    }

    private static void addBytes(List<String> values, String table, Map<String, ?> row) {
        row.forEach((column, value) -> {
            if (value instanceof byte[] bytes) {
                values.add(table + "." + column + ": " + new String(bytes, StandardCharsets.ISO_8859_1));
            }
        });
    }
}
