package platen.gateway.sessions;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import platen.gateway.GatewayConfig;
import platen.gateway.attempts.AttemptLog;
import platen.gateway.budgets.Places;
import platen.gateway.onetimecodes.UseOneTimeCode;
import platen.kit.organisation.OrganisationTransactions;

/** Logins as a second replica on the same database takes them: nothing that the first one holds in memory is known here. */
@ApplicationScoped
public class SecondReplica {

    private final LogIn logIn;

    SecondReplica(
            BeginAttempt beginAttempt,
            LoginLookups lookups,
            Places places,
            ConfirmLogin confirmLogin,
            RefuseLogin refuseLogin,
            AskPin askPin,
            ProvePin provePin,
            IndexCredential indexCredential,
            UseOneTimeCode useOneTimeCode,
            SessionTokens tokens,
            Activities activities,
            SessionRecords records,
            Answers answers,
            AttemptLog log,
            OrganisationTransactions transactions,
            Vertx vertx,
            LoginMeters logins,
            GatewayConfig config) {
        var recent = new RecentSessions();
        var activity = new ActivityLog(activities, vertx, recent, config, new SimpleMeterRegistry());
        activity.start(new StartupEvent());
        var accept = new AcceptLogin(activity, tokens, logins);
        this.logIn = new LogIn(
                new Turns(config),
                beginAttempt,
                lookups,
                places,
                new RepeatAnswer(lookups, activity, recent, accept),
                confirmLogin,
                accept,
                refuseLogin,
                new TapAgain(transactions, records, recent, answers, log, accept, config),
                askPin,
                provePin,
                recent,
                new TurnAway(activity, logins),
                indexCredential,
                useOneTimeCode,
                config);
    }

    public LogIn logIn() {
        return logIn;
    }
}
