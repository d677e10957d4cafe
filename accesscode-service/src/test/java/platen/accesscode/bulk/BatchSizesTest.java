package platen.accesscode.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import platen.accesscode.AccessCodeConfig;
import platen.accesscode.Cause;
import platen.accesscode.bulk.domain.RegenerationOrder;
import platen.accesscode.bulk.domain.RegenerationScope;
import platen.accesscode.bulk.persistence.BulkCodes;
import platen.accesscode.bulk.persistence.BulkPeople;
import platen.accesscode.bulk.persistence.RegenerationJobs;
import platen.accesscode.issuing.IssueAccessCode;
import platen.accesscode.people.PersonLocks;
import platen.accesscode.policy.Policies;
import platen.accesscode.policy.persistence.CodeSpaces;
import platen.accesscode.policy.persistence.PolicyOverrides;
import platen.kit.organisation.OrganisationTransactions;
import platen.testing.TestDatabase;
import platen.testing.WithEngines;

/** The same order comes to the same, however large the batches and however many the workers. */
@QuarkusTest
@WithEngines
class BatchSizesTest {

    private static final TestDatabase DATABASE = TestDatabase.ofThisRun();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int PEOPLE = 120;

    @Inject
    OrganisationTransactions transactions;

    @Inject
    Policies policies;

    @Inject
    StartRegeneration start;

    @Inject
    RegenerationJobs jobs;

    @Inject
    CodeSpaces spaces;

    @Inject
    PolicyOverrides overrides;

    @Inject
    BulkPeople people;

    @Inject
    BulkCodes codes;

    @Inject
    ChooseRenewals choose;

    @Inject
    DrawRenewals draw;

    @Inject
    SealCodes seal;

    @Inject
    LearnCodes learn;

    @Inject
    WriteRenewals write;

    @Inject
    PersonLocks locks;

    @Inject
    IssueAccessCode issue;

    @Inject
    EndJob end;

    @Inject
    RecoverJob recover;

    @Inject
    Vertx vertx;

    @Inject
    AccessCodeConfig config;

    private final UUID organisation = UUID.randomUUID();

    @ParameterizedTest(name = "batches of {0}, {1} workers")
    @CsvSource({"1, 1", "1, 2", "500, 1", "500, 2"})
    void theSamePeopleAreChangedOnce(int batch, int workers) {
        await(transactions.in(organisation, policies::begin));
        DATABASE.execute(
                "insert into person (organisation_id, user_id, state)"
                        + " select ?, gen_random_uuid(), case n % 5 when 0 then 'inactive' else 'active' end"
                        + " from generate_series(1, ?) n",
                organisation, PEOPLE);
        List<RegenerationWorker> all =
                IntStream.range(0, workers).mapToObj(n -> worker(batch)).toList();

        run(all, RegenerationScope.MISSING);
        run(all, RegenerationScope.EVERYBODY);

        assertThat(held("active", 2)).isEqualTo(PEOPLE * 4 / 5);
        assertThat(held("reserved", 1)).isEqualTo(PEOPLE / 5);
        assertThat(DATABASE.count(
                        "select count(*) from access_code where organisation_id = ? and state = 'retired'",
                        organisation))
                .isEqualTo(PEOPLE);
        assertThat(DATABASE.count("select codes from code_space where organisation_id = ?", organisation))
                .isEqualTo(PEOPLE);
        assertThat(DATABASE.count(
                        "select count(*) from outbox_sequence where organisation_id = ? and last = 2", organisation))
                .as("events of the active")
                .isEqualTo(PEOPLE * 4 / 5);
        assertThat(DATABASE.count(
                        "select count(*) from audit where organisation_id = ? and user_id is not null", organisation))
                .isEqualTo(PEOPLE * 2);
    }

    private long held(String state, long version) {
        return DATABASE.count(
                "select count(distinct user_id) from access_code where organisation_id = ? and state = ? and version = ?",
                organisation,
                state,
                version);
    }

    private void run(List<RegenerationWorker> workers, RegenerationScope scope) {
        await(transactions.in(
                organisation,
                transaction -> start.start(transaction, new RegenerationOrder(scope, false), Cause.request("test"))));
        Awaitility.await("the job")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    workers.forEach(worker -> await(worker.look()));
                    return DATABASE.count(
                                    "select count(*) from regeneration_job where organisation_id = ?"
                                            + " and scope = ? and state = 'finished'",
                                    organisation,
                                    scope.slug())
                            == 1;
                });
    }

    /** As another replica has it. */
    private RegenerationWorker worker(int batch) {
        AccessCodeConfig own = withBatch(batch);
        var prepare = new PrepareBatch(transactions, spaces, overrides, people, codes, choose, draw, seal, own);
        var commit = new CommitBatch(
                transactions,
                spaces,
                overrides,
                jobs,
                people,
                learn,
                write,
                locks,
                issue,
                end,
                new SimpleMeterRegistry(),
                own);
        var turn = new TakeTurn(transactions, prepare, commit, jobs, own);
        return new RegenerationWorker(transactions, jobs, learn, turn, recover, vertx, own);
    }

    private AccessCodeConfig withBatch(int batch) {
        return proxy(
                AccessCodeConfig.class,
                config,
                "jobs",
                proxy(AccessCodeConfig.Jobs.class, config.jobs(), "batch", batch));
    }

    /** The same settings but for one. */
    private static <T> T proxy(Class<T> type, T settings, String but, Object value) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) ->
                        method.getName().equals(but) ? value : method.invoke(settings, arguments)));
    }

    private static <T> T await(Uni<T> work) {
        return work.await().atMost(PATIENCE);
    }
}
