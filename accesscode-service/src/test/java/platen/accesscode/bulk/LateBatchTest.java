package platen.accesscode.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import platen.accesscode.AccessCodeConfig;
import platen.accesscode.Cause;
import platen.accesscode.bulk.StartRegeneration.Start;
import platen.accesscode.bulk.TakeTurn.Next;
import platen.accesscode.bulk.domain.RegenerationOrder;
import platen.accesscode.bulk.domain.RegenerationScope;
import platen.accesscode.bulk.persistence.RegenerationJobs;
import platen.accesscode.policy.Policies;
import platen.kit.organisation.OrganisationTransactions;
import platen.testing.TestDatabase;
import platen.testing.WithEngines;

/** A replica that stood still for longer than its lease has made a batch that somebody else has dealt with since. */
@QuarkusTest
@WithEngines
class LateBatchTest {

    private static final TestDatabase DATABASE = TestDatabase.ofThisRun();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int PEOPLE = 40;

    @Inject
    OrganisationTransactions transactions;

    @Inject
    Policies policies;

    @Inject
    StartRegeneration start;

    @Inject
    RegenerationJobs jobs;

    @Inject
    LearnCodes learn;

    @Inject
    PrepareBatch prepare;

    @Inject
    CommitBatch commit;

    @Inject
    TakeTurn turn;

    @Inject
    AccessCodeConfig config;

    private final UUID organisation = UUID.randomUUID();

    @Test
    void aLateBatchChangesNothing() {
        Regeneration stalled = takenUp();
        await(turn.take(stalled));
        Batch late = Objects.requireNonNull(
                await(prepare.after(stalled.reached(), stalled)).batch());
        assertThat(late.renewals()).isNotEmpty();
        awaitOthersToFinish();
        long changes = changes();

        assertThat(await(commit.commit(stalled, late))).isInstanceOf(CommitBatch.Outcome.Lost.class);
        assertThat(await(turn.take(stalled))).isEqualTo(Next.OVER);

        assertThat(changes()).isEqualTo(changes).isEqualTo(PEOPLE);
        assertThat(DATABASE.count(
                        "select count(*) from person where organisation_id = ? and code_version <> 1", organisation))
                .isZero();
        assertThat(DATABASE.count("select changed from regeneration_job where organisation_id = ?", organisation))
                .isEqualTo(PEOPLE);
    }

    @Test
    void aBatchMadeTwiceIsWrittenOnce() {
        Regeneration job = takenUp();
        Batch one =
                Objects.requireNonNull(await(prepare.after(job.reached(), job)).batch());
        Batch same =
                Objects.requireNonNull(await(prepare.after(job.reached(), job)).batch());

        var first = (CommitBatch.Outcome.Written) await(commit.commit(job, one));
        var second = (CommitBatch.Outcome.Written) await(commit.commit(job, same));

        assertThat(second.reached()).as("where the job really is").isEqualTo(first.reached());
        assertThat(second.complete()).isFalse();
        assertThat(changes()).isEqualTo(one.renewals().size());
    }

    /** Ordered and claimed in one transaction, so that no other worker comes in between. */
    private Regeneration takenUp() {
        await(transactions.in(organisation, policies::begin));
        DATABASE.execute(
                "insert into person (organisation_id, user_id, state)"
                        + " select ?, gen_random_uuid(), 'active' from generate_series(1, ?)",
                organisation,
                PEOPLE);
        JobClaim claim = await(transactions.in(
                organisation,
                transaction -> start.start(
                                transaction,
                                new RegenerationOrder(RegenerationScope.MISSING, false),
                                Cause.request("test"))
                        .invoke(started -> assertThat(started).isInstanceOf(Start.Ordered.class))
                        .chain(() -> jobs.claim(transaction, config.jobs().lease()))));
        return new Regeneration(claim, await(learn.all(claim)));
    }

    private void awaitOthersToFinish() {
        Awaitility.await("the job to be taken up by somebody else and finished")
                .atMost(PATIENCE)
                .until(() -> "finished"
                        .equals(DATABASE.value(
                                "select state from regeneration_job where organisation_id = ?", organisation)));
    }

    private long changes() {
        return DATABASE.count("select count(*) from access_code where organisation_id = ?", organisation);
    }

    private static <T> T await(Uni<T> work) {
        return work.await().atMost(PATIENCE);
    }
}
