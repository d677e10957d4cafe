package platen.gateway.sessions;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import platen.gateway.devices.domain.PairedDevice;
import platen.gateway.people.Subjects.Holder;
import platen.gateway.sessions.LoginOutcome.Refused;
import platen.gateway.sessions.LoginOutcome.Wait;
import platen.gateway.sessions.domain.Attempt;
import platen.gateway.sessions.domain.Claim;
import platen.gateway.sessions.domain.CredentialKind;

/** Somebody has said on their phone, signed in, that it is they who stand at the device. */
@ApplicationScoped
public class LogInByPhone {

    private final Turns turns;
    private final BeginAttempt beginAttempt;
    private final AnswerOnce answerOnce;
    private final AcceptLogin acceptLogin;

    LogInByPhone(Turns turns, BeginAttempt beginAttempt, AnswerOnce answerOnce, AcceptLogin acceptLogin) {
        this.turns = turns;
        this.beginAttempt = beginAttempt;
        this.answerOnce = answerOnce;
        this.acceptLogin = acceptLogin;
    }

    /**
     * @param attemptId the device's own id of this attempt
     * @param phoneLogin tells this login from another one under the same id
     * @param collect whom to let in, once; empty when that is over, which is refused and counts as nothing
     */
    public Uni<LoginOutcome> logIn(
            PairedDevice device, String attemptId, UUID phoneLogin, Supplier<Uni<Optional<Holder>>> collect) {
        return turns.inTurn(
                device.id(),
                () -> {
                    Attempt attempt =
                            beginAttempt.begin(device, attemptId, CredentialKind.PHONE, List.of(phoneLogin.toString()));
                    return answerOnce.answer(
                            attempt,
                            () -> collect.get()
                                    .chain(holder -> holder.map(person -> accept(device, attempt, person))
                                            .orElseGet(() -> Uni.createFrom().item(new Refused()))));
                },
                () -> new Wait(Duration.ofSeconds(1)));
    }

    private Uni<LoginOutcome> accept(PairedDevice device, Attempt attempt, Holder person) {
        return acceptLogin.accept(
                device,
                attempt,
                Claim.vouchedFor(attempt.organisation(), person.userId(), person.displayName()),
                person.displayName());
    }
}
