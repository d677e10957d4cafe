package platen.gateway.sessions;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import platen.gateway.devices.domain.PairedDevice;
import platen.gateway.passwords.CheckPassword;
import platen.gateway.sessions.LoginOutcome.Unavailable;
import platen.gateway.sessions.LoginOutcome.Wait;
import platen.gateway.sessions.domain.Attempt;
import platen.gateway.sessions.domain.Claim;
import platen.gateway.sessions.domain.CredentialKind;
import platen.gateway.sessions.domain.Decision;
import platen.gateway.sessions.domain.RefusalReason;

/** Somebody types user name and password. Their identity provider is asked, so this is as quick as that is. */
@ApplicationScoped
public class LogInWithPassword {

    private final Turns turns;
    private final BeginAttempt beginAttempt;
    private final AnswerOnce answerOnce;
    private final CheckPassword checkPassword;
    private final AcceptLogin acceptLogin;
    private final RefuseLogin refuseLogin;
    private final TurnAway turnAway;

    LogInWithPassword(
            Turns turns,
            BeginAttempt beginAttempt,
            AnswerOnce answerOnce,
            CheckPassword checkPassword,
            AcceptLogin acceptLogin,
            RefuseLogin refuseLogin,
            TurnAway turnAway) {
        this.turns = turns;
        this.beginAttempt = beginAttempt;
        this.answerOnce = answerOnce;
        this.checkPassword = checkPassword;
        this.acceptLogin = acceptLogin;
        this.refuseLogin = refuseLogin;
        this.turnAway = turnAway;
    }

    /**
     * @param attemptId the device's own id of this attempt; sent again, it gets the same answer and counts once
     */
    public Uni<LoginOutcome> logIn(PairedDevice device, String attemptId, String username, String password) {
        return logIn(device, attemptId, username, password, Optional.empty());
    }

    /**
     * @param wantsMore what to do where the provider wants a second factor, which is no wrong password; refused when empty
     */
    public Uni<LoginOutcome> logIn(
            PairedDevice device,
            String attemptId,
            String username,
            String password,
            Optional<Supplier<Uni<LoginOutcome>>> wantsMore) {
        return turns.inTurn(
                device.id(),
                () -> decide(
                        device,
                        beginAttempt.begin(device, attemptId, CredentialKind.PASSWORD, List.of(username, password)),
                        username,
                        password,
                        wantsMore),
                () -> new Wait(Duration.ofSeconds(1)));
    }

    private Uni<LoginOutcome> decide(
            PairedDevice device,
            Attempt attempt,
            String username,
            String password,
            Optional<Supplier<Uni<LoginOutcome>>> wantsMore) {
        return answerOnce.answer(
                attempt,
                () -> checkPassword
                        .check(device, username, password)
                        .chain(result -> result instanceof CheckPassword.Result.MfaRequired && wantsMore.isPresent()
                                ? wantsMore.get().get()
                                : outcome(device, attempt, result)));
    }

    private Uni<LoginOutcome> outcome(PairedDevice device, Attempt attempt, CheckPassword.Result result) {
        return switch (result) {
            case CheckPassword.Result.Proven proven ->
                acceptLogin.accept(
                        device,
                        attempt,
                        Claim.vouchedFor(attempt.organisation(), proven.userId(), proven.displayName()),
                        proven.displayName());
            case CheckPassword.Result.Wrong wrong -> refuse(attempt, RefusalReason.WRONG_PASSWORD);
            case CheckPassword.Result.Unbound unbound -> refuse(attempt, RefusalReason.UNBOUND);
            case CheckPassword.Result.MfaRequired more -> refuse(attempt, RefusalReason.MFA_REQUIRED);
            case CheckPassword.Result.ProviderAway away -> Uni.createFrom().item(new Unavailable());
            case CheckPassword.Result.Wait wait -> turnAway.until(attempt, wait.until());
        };
    }

    private Uni<LoginOutcome> refuse(Attempt attempt, RefusalReason reason) {
        return refuseLogin.refuse(attempt, new Decision.Refuse(reason, Optional.empty()));
    }
}
