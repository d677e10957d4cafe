package platen.gateway.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import platen.gateway.devices.domain.PairedDevice;
import platen.gateway.sessions.LoginOutcome;
import platen.gateway.sessions.SecondReplica;
import platen.gateway.sessions.domain.CredentialKind;
import platen.gateway.sessions.domain.PresentedCredential;
import platen.gateway.settings.domain.Settings;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;
import platen.testing.WithEngines;

/** Two replicas that have nothing but the database in common. */
@QuarkusTest
@WithEngines
class ReplicasTest extends GatewaySuite {

    private static final String CARD = "04A22B1C";

    @Inject
    SecondReplica second;

    @Inject
    OrganisationTransactions transactions;

    private UUID ana;
    private Panel panel;

    @BeforeEach
    void anaAndBobHaveCodes() {
        ana = office.personWithCode("Ana Silva", "K7P2M9");
        office.registerCard(ana, UUID.randomUUID(), CARD, null);
        office.awaitCards(ana, 1);
        office.personWithCode("Bob", "BBBB22");
        panel = office.panel();
    }

    @Test
    void giveTheDeviceToWhoComesNext() {
        String anas = panel.logIn("code", "K7P2M9").sessionId();
        office.awaitAttempts(1);

        LoginOutcome bobs = atSecond("bob", CredentialKind.CODE, "BBBB22");

        String bobsId = ((LoginOutcome.LoggedIn) bobs).sessionId();
        office.awaitAttempts(2);
        await().until(() -> panel.session(anas).status() == 404);
        assertThat(panel.session(bobsId).status()).isEqualTo(200);
    }

    @Test
    void leaveOneSessionOpenAtADeviceWhereBothWriteAtTheSameTime() {
        UUID others = UUID.randomUUID();
        var begun = new CompletableFuture<Void>();
        var committing = new CompletableFuture<Void>();
        var written = transactions
                .in(
                        office.id,
                        transaction -> begin(transaction, others)
                                .invoke(() -> begun.complete(null))
                                .chain(() -> Uni.createFrom().completionStage(committing)))
                .subscribeAsCompletionStage();
        begun.join();

        String anas = panel.logIn("code", "K7P2M9").sessionId();
        await().until(() -> attempts() > 0 || waitsForTheOther());
        committing.complete(null);
        written.join();

        office.awaitAttempts(1);
        assertThat(office.database.rows(
                        "select id from session where organisation_id = ? and ended_at is null", office.id))
                .hasSize(1);
        assertThat(panel.session(anas).status()).isEqualTo(200);
    }

    @Test
    void logOutWithTheSecondTapWhereverItIsHeard() {
        String session = panel.logIn("card", CARD).sessionId();
        office.awaitAttempts(1);
        clock.advance(Duration.ofSeconds(3));

        assertThat(atSecond("tap", CredentialKind.CARD, CARD)).isInstanceOf(LoginOutcome.LoggedOut.class);
        assertThat(panel.session(session).status()).isEqualTo(404);
        assertThat(panel.logIn("tap", "card", CARD).json().path("next").asText())
                .isEqualTo("logged_out");
    }

    @Test
    void giveAnAttemptThatIsSentAgainTheSameAnswer() {
        String session = panel.logIn("attempt", "code", "K7P2M9").sessionId();
        office.awaitAttempts(1);

        LoginOutcome again = atSecond("attempt", CredentialKind.CODE, "K7P2M9");

        assertThat(again)
                .isInstanceOfSatisfying(
                        LoginOutcome.LoggedIn.class,
                        login -> assertThat(login.sessionId()).isEqualTo(session));
    }

    @Test
    void countFailuresTogether() {
        for (int failure = 0; failure < 5; failure++) {
            if (failure % 2 == 0) {
                panel.logIn("code", "NOBODY");
            } else {
                atSecond("failure" + failure, CredentialKind.CODE, "NOBODY");
            }
        }

        assertThat(panel.logIn("code", "K7P2M9").status()).isEqualTo(429);
        assertThat(atSecond("right", CredentialKind.CODE, "K7P2M9")).isInstanceOf(LoginOutcome.Wait.class);
    }

    @Test
    void refuseARetiredCodeAlike() {
        office.retireCode(ana, 2);
        office.awaitCode(ana, 2);

        assertThat(panel.logIn("code", "K7P2M9").status()).isEqualTo(401);
        assertThat(atSecond("retired", CredentialKind.CODE, "K7P2M9")).isInstanceOf(LoginOutcome.Refused.class);
    }

    /** What another replica writes of a login at the device. */
    private Uni<Void> begin(OrganisationTransaction transaction, UUID session) {
        return transaction
                .update("""
                        insert into session (organisation_id, id, device_id, user_id, kind, credential_id, credential_revision,
                                             started_at, last_seen_at, expires_at, idle_seconds)
                        values ($1, $2, $3, $4, 'code', $4, 1, now(), now(), now() + interval '1 hour', 60)""", office.id, session, panel.id(), ana)
                .chain(() -> transaction.query(
                        "select end_taken_over($1, array[$2]::uuid[], array[$3]::uuid[], array[now()])",
                        office.id,
                        session,
                        panel.id()))
                .replaceWithVoid();
    }

    private long attempts() {
        return office.database.count("select count(*) from attempt where organisation_id = ?", office.id);
    }

    private boolean waitsForTheOther() {
        return office.database.count("select count(*) from pg_stat_activity where datname = current_database()"
                        + " and wait_event_type = 'Lock' and query like '%end_taken_over%'")
                > 0;
    }

    private LoginOutcome atSecond(String attemptId, CredentialKind kind, String value) {
        var device = new PairedDevice(office.id, panel.id(), "Library copier", Optional.empty(), Settings.DEFAULT);
        return second.logIn()
                .logIn(device, attemptId, new PresentedCredential(kind, value))
                .await()
                .indefinitely();
    }
}
