package platen.identity.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import platen.kit.organisation.OrganisationTransactions;
import platen.testing.TestDatabase;
import platen.testing.TestTopics;
import platen.testing.WithEngines;

/** The database shows each organisation its own rows only, and logs show nobody's. */
@QuarkusTest
@WithEngines
class IsolationTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Inject
    Pool pool;

    @Inject
    OrganisationTransactions transactions;

    @Test
    void everyTableIsBoundToTheOrganisation() {
        assertThat(TestDatabase.ofThisRun().rows("""
                        select relname from pg_class
                        where relkind = 'r' and relnamespace = 'public'::regnamespace
                          and relname <> 'flyway_schema_history' and not (relrowsecurity and relforcerowsecurity)
                        """)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "organisation",
                "user_account",
                "person_link",
                "user_subject",
                "review",
                "user_word",
                "user_alias",
                "act",
                "outbox",
                "inbox"
            })
    void theApplicationSeesNothingWithoutAnOrganisation(String table) {
        try (TestTopics topics = TestTopics.ofThisRun()) {
            Tenant tenant = Tenant.create();
            Source google = new Source(topics, tenant.id(), "google");
            google.observe("117", "ana", "ana@school.example");
            google.observe("200", "ana", "ana@school.example");
            await().until(() -> tenant.reviews().size() == 1);
            UUID ana = UUID.fromString(tenant.users().getFirst().get("id").toString());
            tenant.patch(ana, Map.of("aliases", List.of("asilva")));
        }

        assertThat(count("select count(*) from " + table)).isZero();
        assertThat(transactions
                        .in(UUID.randomUUID(), transaction -> transaction.query("select 1 from " + table))
                        .await()
                        .atMost(PATIENCE)
                        .size())
                .isZero();
    }

    @Test
    void theRelaysRoleSeesNobody() {
        Tenant.create().user("ana", "ana@school.example");

        assertThatThrownBy(() -> transactions
                        .asRelay(relay ->
                                relay.query("select * from user_account").execute())
                        .await()
                        .atMost(PATIENCE))
                .hasMessageContaining("permission denied");
    }

    @Test
    void nobodyWritesRowsOfAnotherOrganisation() {
        Tenant theirs = Tenant.create();

        assertThatThrownBy(() -> transactions
                        .in(
                                Tenant.create().id(),
                                transaction -> transaction.update(
                                        "insert into person_link select $1, 's', 'x', $2, false, now()",
                                        theirs.id(),
                                        UUID.randomUUID()))
                        .await()
                        .atMost(PATIENCE))
                .hasMessageContaining("row-level security");
    }

    @Test
    void logsHoldNothingPersonalAndNothingSealed() {
        var handler = new Kept();
        Logger.getLogger("").addHandler(handler);
        try (TestTopics topics = TestTopics.ofThisRun()) {
            Tenant tenant = Tenant.create();
            Source google = new Source(topics, tenant.id(), "google");
            google.say(google.next("person-observed", "117"));
            google.say(google.next("person-observed", "118").data("observationId", "AQHx3l0kq0Jm"));
            google.say(google.next("person-observed", "119"));
            await().until(() -> tenant.users().size() == 1 && tenant.reviews().size() == 1);
            await().until(() -> TestDatabase.ofThisRun()
                            .count("select count(*) from parked_event where organisation_id = ?", tenant.id())
                    == 1);
            tenant.user("bea.costa", "bea.costa@school.example");
            tenant.admin()
                    .body("{\"userName\": \"bea.costa\", \"displayName\": \"Bea Costa\"")
                    .post("/api/v1/users")
                    .then()
                    .statusCode(400);
        } finally {
            Logger.getLogger("").removeHandler(handler);
        }

        assertThat(handler.texts()).anyMatch(text -> text.contains("Parked a key"));
        assertThat(handler.texts())
                .noneMatch(text -> List.of("AQHx3l0kq0Jm", "ana.silva", "Ana Silva", "bea.costa", "Bea Costa").stream()
                        .anyMatch(text::contains));
    }

    private long count(String sql) {
        return pool.query(sql)
                .execute()
                .await()
                .atMost(PATIENCE)
                .iterator()
                .next()
                .getLong(0);
    }

    /** Keeps what is logged, with exceptions and their causes. */
    private static final class Kept extends Handler {

        private final List<LogRecord> records = new CopyOnWriteArrayList<>();

        List<String> texts() {
            return records.stream().map(Kept::text).toList();
        }

        private static String text(LogRecord record) {
            List<String> parts = new ArrayList<>();
            parts.add(record.getMessage());
            parts.add(Arrays.toString(record.getParameters()));
            for (Throwable cause = record.getThrown(); cause != null; cause = cause.getCause()) {
                parts.add(cause.toString());
            }
            return String.join(" ", parts);
        }

        @Override
        public void publish(LogRecord record) {
            records.add(record);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
