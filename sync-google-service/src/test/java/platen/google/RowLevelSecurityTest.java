package platen.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static platen.google.SyncFixture.aConnection;
import static platen.google.fake.FakeUser.named;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgException;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import platen.google.fake.WithFakeGoogle;
import platen.testing.TestDatabase;
import platen.testing.WithEngines;

/** The service's own role sees nothing without an organisation, whatever query forgets it. */
@QuarkusTest
@WithEngines
@WithFakeGoogle
class RowLevelSecurityTest {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Inject
    Pool pool;

    @Test
    void withoutAnOrganisationNothingIsThere() {
        var fixture = aConnection();
        fixture.workspace().put(named("Ana Silva"));
        fixture.sync();
        List<String> tables = TestDatabase.ofThisRun()
                .rows("select table_name as name from information_schema.columns "
                        + "where table_schema = 'public' and column_name = 'organisation_id'"
                        // It names organisations that are no more, and is known to all.
                        + " and table_name <> 'organisation_tombstone'")
                .stream()
                .map(row -> String.valueOf(row.get("name")))
                .toList();

        assertThat(tables).contains("connection", "run", "run_lock", "person", "run_change", "run_hold", "linked_user");
        for (String table : tables) {
            assertThat(count("select count(*) as found from " + table))
                    .as(table)
                    .isZero();
        }
        assertThat(TestDatabase.ofThisRun().count("select count(*) from person"))
                .isPositive();
    }

    @Test
    void everyTableForcesIt() {
        assertThat(
                        TestDatabase.ofThisRun()
                                .rows(
                                        "select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace "
                                                + "and not (relrowsecurity and relforcerowsecurity) and relname <> 'flyway_schema_history'"))
                .isEmpty();
    }

    @Test
    void theTimerLearnsIdsAndNothingElse() {
        assertThat(count("select count(*) as found from organisations_due(10)")).isNotNegative();
        assertThatThrownBy(() -> count("select count(client_email) as found from organisations_due(10)"))
                .isInstanceOf(PgException.class);
    }

    private long count(String query) {
        return pool.query(query)
                .execute()
                .map(rows -> rows.iterator().next().getLong("found"))
                .await()
                .atMost(PATIENCE);
    }
}
