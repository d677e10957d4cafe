package platen.scim.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import platen.kit.organisation.OrganisationTransactions;
import platen.testing.TestDatabase;
import platen.testing.WithEngines;

/** The database shows each organisation its own rows only. */
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
                        select relname from pg_class c
                        where relkind = 'r' and relnamespace = 'public'::regnamespace
                          and relname <> 'flyway_schema_history' and not (relrowsecurity and relforcerowsecurity
                            and exists (select from pg_attribute a
                                         where a.attrelid = c.oid and a.attname = 'organisation_id' and a.attnotnull))
                        """)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "scim_tenant",
                "scim_token",
                "scim_user",
                "scim_user_email",
                "scim_group",
                "scim_group_member",
                "outbox_sequence"
            })
    void theApplicationSeesNothingWithoutAnOrganisation(String table) {
        Tenant tenant = Tenant.create();
        String ana = tenant.post("{'userName':'ana','emails':[{'value':'ana@x'}]}")
                .ok(201)
                .path("id")
                .asText();
        tenant.group("{'displayName':'Teachers','members':[{'value':'" + ana + "'}]}");

        assertThat(TestDatabase.ofThisRun().count("select count(*) from " + table))
                .isPositive();
        assertThat(pool.query("select count(*) from " + table)
                        .execute()
                        .await()
                        .atMost(PATIENCE)
                        .iterator()
                        .next()
                        .getLong(0))
                .isZero();
        assertThat(transactions
                        .in(UUID.randomUUID(), transaction -> transaction.query("select 1 from " + table))
                        .await()
                        .atMost(PATIENCE)
                        .size())
                .isZero();
    }

    @Test
    void nobodyWritesRowsOfAnotherOrganisation() {
        Tenant theirs = Tenant.create();

        assertThatThrownBy(() -> transactions
                        .in(
                                Tenant.create().id,
                                transaction -> transaction.update(
                                        "insert into scim_token (organisation_id, token_id, token_hash, created_at)"
                                                + " values ($1, $2, ''::bytea, now())",
                                        theirs.id,
                                        UUID.randomUUID()))
                        .await()
                        .atMost(PATIENCE))
                .hasMessageContaining("row-level security");
    }

    @Test
    void aStoredCredentialDoesNotOpenInAnotherRow() {
        Tenant tenant = Tenant.create();
        String ana = tenant.post("{'userName':'ana','<PC>':{'accessCode':'7KQZ42'}}")
                .ok(201)
                .path("id")
                .asText();
        String bea = tenant.post("{'userName':'bea','<PC>':{'accessCode':'K7P2M9'}}")
                .ok(201)
                .path("id")
                .asText();

        TestDatabase.ofThisRun()
                .execute(
                        "update scim_user set secrets = (select secrets from scim_user where scim_user_id = ?) where scim_user_id = ?",
                        UUID.fromString(ana),
                        UUID.fromString(bea));

        tenant.get(bea).isScimError(503, "");
        tenant.get(ana).ok(200);
    }
}
