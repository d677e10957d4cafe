package platen.gateway.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import platen.kit.organisation.OrganisationTransactions;
import platen.testing.WithEngines;

/** What the application's own role may see. */
@QuarkusTest
@WithEngines
class RowSecurityTest extends GatewaySuite {

    private static final List<String> TABLES = List.of(
            "person",
            "credential",
            "device",
            "pairing",
            "session",
            "device_throttle",
            "attempt_answer",
            "attempt",
            "device_settings",
            "device_proof");

    @Inject
    Pool pool;

    @Inject
    OrganisationTransactions transactions;

    @Test
    void showsNothingWithoutAnOrganisation() {
        fill();

        for (String table : TABLES) {
            assertThat(office.database.count("select count(*) from " + table))
                    .as(table)
                    .isPositive();
            assertThat(count("select count(*) from " + table)).as(table).isZero();
        }
    }

    @Test
    void showsAnOrganisationItsOwnRows() {
        fill();

        for (String table : TABLES) {
            long own = transactions
                    .in(office.id, tx -> tx.query("select count(*) from " + table))
                    .map(rows -> rows.iterator().next().getLong(0))
                    .await()
                    .indefinitely();
            assertThat(own)
                    .as(table)
                    .isPositive()
                    .isEqualTo(office.database.count(
                            "select count(*) from " + table + " where organisation_id = ?", office.id));
        }
    }

    @Test
    void isForcedOnEveryTableWithAnOrganisation() {
        List<Map<String, Object>> open = office.database.rows("""
                select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                 where n.nspname = 'public' and c.relkind = 'r' and c.relname <> 'flyway_schema_history'
                   and not (c.relrowsecurity and c.relforcerowsecurity
                            and exists (select from pg_attribute a
                                         where a.attrelid = c.oid and a.attname = 'organisation_id' and a.attnotnull))""");

        assertThat(open).isEmpty();
    }

    @Test
    void keepsNoOrganisationOnAPooledConnection() {
        fill();
        List<Panel> panels = Parallel.inSequence(20, office::panel);
        Parallel.run(20, number -> panels.get(number).logIn("code", "NOBODY"));

        List<Long> seen = Parallel.run(20, number -> count("select count(*) from device"));

        assertThat(seen).containsOnly(0L);
    }

    @Test
    void letsNobodyWriteIntoAnotherOrganisation() {
        assertThatThrownBy(() -> transactions
                        .in(
                                UUID.randomUUID(),
                                tx -> tx.update(
                                        "insert into person (organisation_id, user_id, state, display_name, revision)"
                                                + " values ($1, $2, 'active', 'Mallory', 1)",
                                        office.id,
                                        UUID.randomUUID()))
                        .await()
                        .indefinitely())
                .hasMessageContaining("row-level security");
    }

    @Test
    void findsALoginByIndexUnderRowSecurity() {
        UUID ana = office.personWithCode("Ana Silva", "K7P2M9");
        office.database.execute("""
                insert into credential (organisation_id, kind, credential_id, user_id, revision, blind_index)
                select ?, 'code', id, id, 1, sha256(id::text::bytea)
                  from (select gen_random_uuid() as id from generate_series(1, 20000)) many""", office.id);
        office.database.execute("analyze credential");

        String plan = transactions
                .in(
                        office.id,
                        tx -> tx.query(
                                "explain select user_id from credential where organisation_id = $1 and kind = $2 and blind_index ="
                                        + " (select blind_index from credential where organisation_id = $1 and user_id = $3 limit 1)",
                                office.id,
                                "code",
                                ana))
                .map(RowSecurityTest::text)
                .await()
                .indefinitely();

        assertThat(plan).contains("credential_by_value").contains("Index Cond").doesNotContain("Seq Scan");
    }

    private void fill() {
        office.set(Map.of("language", "de"));
        BoundPanel.of(office).send("GET", "/v1/devices/self/config", null);
        office.personWithCode("Ana Silva", "K7P2M9");
        Office.startPairing();
        Panel panel = office.panel();
        panel.logIn("code", "NOBODY");
        panel.logIn("code", "K7P2M9");
        office.awaitAttempts(2);
    }

    private long count(String sql) {
        return pool.query(sql)
                .execute()
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getLong(0);
    }

    private static String text(RowSet<Row> rows) {
        StringBuilder text = new StringBuilder();
        rows.forEach(row -> text.append(row.getString(0)).append('\n'));
        return text.toString();
    }
}
