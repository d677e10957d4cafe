package platen.gateway.sessions;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import platen.gateway.sessions.LoginOutcome.AttemptIdReused;
import platen.gateway.sessions.LoginOutcome.LoggedOut;
import platen.gateway.sessions.LoginOutcome.Refused;
import platen.gateway.sessions.LoginOutcome.StepUp;
import platen.gateway.sessions.domain.Activity.LoggedIn;
import platen.gateway.sessions.domain.Attempt;
import platen.gateway.sessions.domain.EarlierAnswer;
import platen.gateway.sessions.domain.Session;

/** Gives an attempt that is sent again the answer it had before, unless the session has ended since. */
@ApplicationScoped
class RepeatAnswer {

    private final LoginLookups lookups;
    private final ActivityLog activity;
    private final RecentSessions recent;
    private final AcceptLogin acceptLogin;

    RepeatAnswer(LoginLookups lookups, ActivityLog activity, RecentSessions recent, AcceptLogin acceptLogin) {
        this.lookups = lookups;
        this.activity = activity;
        this.recent = recent;
        this.acceptLogin = acceptLogin;
    }

    /** Set when the attempt was answered here a moment ago and the database does not know of it yet. */
    Optional<Uni<LoginOutcome>> unwritten(Attempt attempt) {
        return activity.unwritten(attempt).map(login -> repeat(attempt, login));
    }

    private Uni<LoginOutcome> repeat(Attempt attempt, LoggedIn login) {
        Session session = login.session();
        return repeat(
                attempt,
                new EarlierAnswer(login.attempt().requestMac(), Optional.of(session.id()), false, Optional.empty()),
                Optional.of(session));
    }

    Uni<LoginOutcome> repeat(Attempt attempt, EarlierAnswer answer) {
        return answer.session()
                .map(id -> session(attempt, id))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                .chain(session -> repeat(attempt, answer, session));
    }

    private Uni<Optional<Session>> session(Attempt attempt, UUID id) {
        Optional<Session> unwritten = recent.session(attempt.deviceId(), id);
        return unwritten.isPresent() ? Uni.createFrom().item(unwritten) : lookups.session(attempt.organisation(), id);
    }

    private Uni<LoginOutcome> repeat(Attempt attempt, EarlierAnswer answer, Optional<Session> session) {
        if (!answer.isOf(attempt.requestMac())) {
            return Uni.createFrom().item(new AttemptIdReused());
        }
        if (answer.loggedOut()) {
            return Uni.createFrom().item(new LoggedOut());
        }
        if (answer.stepUpUntil().isPresent()) {
            return Uni.createFrom()
                    .item(new StepUp(
                            Duration.between(attempt.at(), answer.stepUpUntil().get())));
        }
        return session.map(known -> again(attempt, known))
                .orElseGet(() -> Uni.createFrom().item(new Refused()));
    }

    private Uni<LoginOutcome> again(Attempt attempt, Session session) {
        return lookups.facts(session)
                .map(facts -> !recent.isOver(session)
                                && session.stands(facts, attempt.at())
                                && facts.displayName().isPresent()
                        ? acceptLogin.loggedIn(session, facts.displayName().get())
                        : new Refused());
    }
}
