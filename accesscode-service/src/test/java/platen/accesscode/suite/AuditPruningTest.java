package platen.accesscode.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import platen.accesscode.Cause;
import platen.accesscode.auditing.AuditFilter;
import platen.accesscode.auditing.AuditRecord;
import platen.accesscode.auditing.ExportAudit;
import platen.accesscode.auditing.persistence.ExpiredAudit;
import platen.testing.TestDatabase;
import platen.testing.WithEngines;

/** What the audit forgets, what it does not let go, and how much of it a slow reader costs. */
@QuarkusTest
@WithEngines
class AuditPruningTest {

    private static final TestDatabase DATABASE = TestDatabase.ofThisRun();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    ExpiredAudit expired;

    @Inject
    ExportAudit export;

    @Inject
    Pool pool;

    private final UUID school = UUID.randomUUID();
    private final UUID office = UUID.randomUUID();

    @Test
    void forgetsWhatIsPastItsOrganisationsRetentionAndNothingElse() {
        keepFor(office, 30);
        write(school, 366);
        write(school, 364);
        write(office, 31);
        write(office, 29);

        assertThat(due()).contains(school, office);
        assertThat(prune(school)).isEqualTo(1);
        assertThat(prune(office)).isEqualTo(1);

        assertThat(prune(school)).isZero();
        assertThat(due()).doesNotContain(school, office);
        assertThat(ages(school)).isEqualTo("364");
        assertThat(ages(office)).isEqualTo("29");
    }

    @Test
    void forgetsInBatchesTheOldestFirst() {
        write(school, 400);
        write(school, 500);
        write(school, 450);

        assertThat(expired.delete(school, 2).await().atMost(PATIENCE)).isEqualTo(2);

        assertThat(ages(school)).isEqualTo("400");
    }

    @Test
    void deletesNothingAtTheApplicationsOwnWish() {
        write(school, 1);

        assertThatThrownBy(() -> pool.query("delete from audit").executeAndAwait())
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> pool.query("update audit set actor = 'nobody'").executeAndAwait())
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> pool.query("delete from audit_retention").executeAndAwait())
                .hasMessageContaining("permission denied");
        assertThat(pool.query("select prune_audit(10)")
                        .executeAndAwait()
                        .iterator()
                        .next()
                        .getInteger(0))
                .as("without an organisation")
                .isZero();
    }

    @Test
    void readsTheNextPageOnlyWhenItIsWanted() {
        Instant moment = Instant.now().minusSeconds(600);
        DATABASE.execute(
                "insert into audit (organisation_id, id, at, actor, action)"
                        + " select ?, gen_random_uuid(), ?::timestamptz + number * interval '1 millisecond', 'x', 'y'"
                        + " from generate_series(1, 5000) number",
                school,
                moment.toString());

        AssertSubscriber<AuditRecord> reader = export.export(school, everything(), Cause.request("test"))
                .subscribe()
                .withSubscriber(AssertSubscriber.create(10));
        reader.awaitItems(10, PATIENCE);
        write(school, 0); // after the export has begun, and before its end in time
        DATABASE.execute(
                "insert into audit (organisation_id, id, at, actor, action) values (?, gen_random_uuid(), ?::timestamptz, 'late', 'y')",
                school,
                moment.plusMillis(4_900).toString());
        reader.request(Long.MAX_VALUE).awaitCompletion(PATIENCE);

        assertThat(reader.getItems())
                .hasSize(5_001)
                .anyMatch(record -> record.actor().equals("late"));
    }

    private Iterable<UUID> due() {
        return expired.organisations().await().atMost(PATIENCE);
    }

    private int prune(UUID organisation) {
        return expired.delete(organisation, 100).await().atMost(PATIENCE);
    }

    private static AuditFilter everything() {
        return new AuditFilter(null, null, null, null, null);
    }

    private static void keepFor(UUID organisation, int days) {
        DATABASE.execute("insert into audit_retention values (?, ?, 1)", organisation, days);
    }

    private static void write(UUID organisation, int daysAgo) {
        DATABASE.execute(
                "insert into audit (organisation_id, id, at, actor, action) values (?, ?, ?::timestamptz, 'x', ?)",
                organisation,
                UUID.randomUUID(),
                Instant.now().minus(daysAgo, ChronoUnit.DAYS).toString(),
                Integer.toString(daysAgo));
    }

    /** What is left, by the ages written as actions. */
    private static Object ages(UUID organisation) {
        return DATABASE.value(
                "select string_agg(action, ',' order by action) from audit where organisation_id = ?", organisation);
    }
}
