package platen.gateway.sessions;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import platen.gateway.GatewayConfig;
import platen.gateway.sessions.domain.Attempt;
import platen.gateway.sessions.domain.Decision;
import platen.gateway.sessions.domain.LookUp;

/** For attempts that somebody else decides: an attempt sent again gets its answer, a waiting device none, and nobody is asked twice. */
@ApplicationScoped
class AnswerOnce {

    private final LoginLookups lookups;
    private final RepeatAnswer repeatAnswer;
    private final TurnAway turnAway;
    private final Duration repeatable;

    AnswerOnce(LoginLookups lookups, RepeatAnswer repeatAnswer, TurnAway turnAway, GatewayConfig config) {
        this.lookups = lookups;
        this.repeatAnswer = repeatAnswer;
        this.turnAway = turnAway;
        this.repeatable = config.attempts().repeatable();
    }

    /**
     * @param decide run when the attempt has no answer yet and the device need not wait
     */
    Uni<LoginOutcome> answer(Attempt attempt, Supplier<Uni<LoginOutcome>> decide) {
        return repeatAnswer
                .unwritten(attempt)
                .orElseGet(() -> lookups.find(
                                attempt, List.of(), List.of(), attempt.at().minus(repeatable))
                        .chain(found -> known(attempt, found).orElseGet(decide)));
    }

    /** An answer that needs nobody to be asked. */
    private Optional<Uni<LoginOutcome>> known(Attempt attempt, LookUp found) {
        return switch (Decision.of(found, true, attempt.at())) {
            case Decision.Repeat repeat -> Optional.of(repeatAnswer.repeat(attempt, repeat.answer()));
            case Decision.Wait wait -> Optional.of(turnAway.until(attempt, wait.until()));
            case Decision.Accept accept -> Optional.empty();
            case Decision.Refuse unknown -> Optional.empty();
            case Decision.StepUp code -> Optional.empty();
        };
    }
}
