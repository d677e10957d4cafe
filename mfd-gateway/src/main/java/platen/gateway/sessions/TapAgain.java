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
import platen.gateway.sessions.domain.Session;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;

/** The card of an open session is shown again. What comes of it is on record before the device hears of it. */
@ApplicationScoped
class TapAgain {

    private final OrganisationTransactions transactions;
    private final SessionRecords records;
    private final RecentSessions recent;
    private final Answers answers;
    private final AttemptLog log;
    private final AcceptLogin acceptLogin;
    private final Duration repeatable;

    TapAgain(
            OrganisationTransactions transactions,
            SessionRecords records,
            RecentSessions recent,
            Answers answers,
            AttemptLog log,
            AcceptLogin acceptLogin,
            GatewayConfig config) {
        this.transactions = transactions;
        this.records = records;
        this.recent = recent;
        this.answers = answers;
        this.log = log;
        this.acceptLogin = acceptLogin;
        this.repeatable = config.attempts().repeatable();
    }

    /** The reader has read the card twice: the same session. */
    Uni<LoginOutcome> bounce(Attempt attempt, Session session, String displayName) {
        return transactions
                .in(
                        attempt.organisation(),
                        transaction ->
                                answers.tapped(transaction, attempt, Optional.of(session), repeatableSince(attempt)))
                .replaceWith(() -> acceptLogin.loggedIn(session, displayName));
    }

    Uni<LoginOutcome> logOut(Attempt attempt, Session session) {
        return transactions
                .in(
                        attempt.organisation(),
                        transaction -> records.end(transaction, session, attempt.at())
                                .chain(() -> answers.tapped(
                                        transaction, attempt, Optional.empty(), repeatableSince(attempt)))
                                .chain(first -> first
                                        ? note(transaction, attempt, session)
                                        : Uni.createFrom().voidItem()))
                .invoke(() -> recent.ended(session))
                .replaceWith(new LoginOutcome.LoggedOut());
    }

    private Uni<Void> note(OrganisationTransaction transaction, Attempt attempt, Session session) {
        var line = new AttemptLine(
                attempt.logId(),
                attempt.deviceId(),
                attempt.at(),
                attempt.kind().text(),
                "noted",
                Optional.of("logged-out"),
                Optional.of(session.userId()),
                attempt.stale());
        return log.append(transaction, List.of(line)).replaceWithVoid();
    }

    private Instant repeatableSince(Attempt attempt) {
        return attempt.at().minus(repeatable);
    }
}
