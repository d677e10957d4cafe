package platen.gateway.sessions;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import platen.gateway.GatewayConfig;
import platen.gateway.attempts.AttemptLog;
import platen.gateway.attempts.domain.AttemptLine;
import platen.gateway.sessions.domain.Attempt;
import platen.gateway.sessions.domain.Decision.Refuse;
import platen.gateway.throttling.CountFailure;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;

/** Counts and records a failure before the device hears of it. */
@ApplicationScoped
class RefuseLogin {

    private final OrganisationTransactions transactions;
    private final CountFailure failures;
    private final Answers answers;
    private final AttemptLog log;
    private final LoginAnnouncements announcements;
    private final Duration repeatable;

    RefuseLogin(
            OrganisationTransactions transactions,
            CountFailure failures,
            Answers answers,
            AttemptLog log,
            LoginAnnouncements announcements,
            GatewayConfig config) {
        this.transactions = transactions;
        this.failures = failures;
        this.answers = answers;
        this.log = log;
        this.announcements = announcements;
        this.repeatable = config.attempts().repeatable();
    }

    Uni<LoginOutcome> refuse(Attempt attempt, Refuse refusal) {
        return transactions
                .in(
                        attempt.organisation(),
                        transaction -> failures.unlessWaiting(
                                transaction,
                                attempt.deviceId(),
                                attempt.kind().text(),
                                attempt.at(),
                                () -> record(transaction, attempt, refusal)))
                .map(wait -> wait.<LoginOutcome>map(
                                until -> new LoginOutcome.Wait(Duration.between(attempt.at(), until)))
                        .orElseGet(LoginOutcome.Refused::new));
    }

    /** False when another replica has answered the same attempt meanwhile: it counts once. */
    private Uni<Boolean> record(OrganisationTransaction transaction, Attempt attempt, Refuse refusal) {
        Instant after = attempt.at().minus(repeatable);
        return answers.refused(transaction, attempt, after)
                .call(first -> first
                        ? log.append(transaction, List.of(line(attempt, refusal)))
                                .chain(() -> announcements.refused(transaction, attempt, refusal))
                        : Uni.createFrom().voidItem());
    }

    private static AttemptLine line(Attempt attempt, Refuse refusal) {
        return new AttemptLine(
                attempt.logId(),
                attempt.deviceId(),
                attempt.at(),
                attempt.kind().text(),
                "refused",
                Optional.of(refusal.reason().text()),
                refusal.user(),
                attempt.stale());
    }
}
