package platen.gateway.sessions;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import platen.gateway.GatewayConfig;
import platen.gateway.attempts.AttemptLog;
import platen.gateway.attempts.UnknownCards;
import platen.gateway.attempts.domain.AttemptLine;
import platen.gateway.attempts.domain.UnknownCard;
import platen.gateway.budgets.Places;
import platen.gateway.budgets.SpendGuess;
import platen.gateway.sessions.domain.Attempt;
import platen.gateway.sessions.domain.CredentialKind;
import platen.gateway.sessions.domain.Decision.Refuse;
import platen.gateway.sessions.domain.RefusalReason;
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
    private final UnknownCards unknownCards;
    private final LoginAnnouncements announcements;
    private final SpendGuess guesses;
    private final Places places;
    private final LoginMeters meters;
    private final Duration repeatable;

    RefuseLogin(
            OrganisationTransactions transactions,
            CountFailure failures,
            Answers answers,
            AttemptLog log,
            UnknownCards unknownCards,
            LoginAnnouncements announcements,
            SpendGuess guesses,
            Places places,
            LoginMeters meters,
            GatewayConfig config) {
        this.transactions = transactions;
        this.failures = failures;
        this.answers = answers;
        this.log = log;
        this.unknownCards = unknownCards;
        this.announcements = announcements;
        this.guesses = guesses;
        this.places = places;
        this.meters = meters;
        this.repeatable = config.attempts().repeatable();
    }

    /** Of what names its account: no guess at what is anybody's. */
    Uni<LoginOutcome> refuse(Attempt attempt, Refuse refusal) {
        return refuse(
                attempt,
                refusal,
                Optional.empty(),
                transaction -> Uni.createFrom().voidItem());
    }

    /**
     * @param stepUpUntil set when a code alone is not enough until then; told in place of a plain refusal
     */
    Uni<LoginOutcome> refuse(Entry entry, Refuse refusal, Optional<Instant> stepUpUntil) {
        return refuse(
                entry.attempt(),
                refusal,
                stepUpUntil,
                transaction ->
                        keepUnknownCard(transaction, entry, refusal).chain(() -> spendGuess(transaction, entry)));
    }

    private Uni<LoginOutcome> refuse(
            Attempt attempt,
            Refuse refusal,
            Optional<Instant> stepUpUntil,
            Function<OrganisationTransaction, Uni<Void>> more) {
        LoginOutcome answer = stepUpUntil
                .<LoginOutcome>map(until -> new LoginOutcome.StepUp(Duration.between(attempt.at(), until)))
                .orElseGet(LoginOutcome.Refused::new);
        return transactions
                .in(
                        attempt.organisation(),
                        transaction -> failures.unlessWaiting(
                                transaction,
                                attempt.deviceId(),
                                attempt.kind().entrance(),
                                attempt.at(),
                                () -> record(transaction, attempt, refusal, stepUpUntil)
                                        .call(first -> first
                                                ? more.apply(transaction)
                                                : Uni.createFrom().voidItem())))
                .invoke(wait -> wait.ifPresent(until -> meters.throttled(attempt)))
                .map(wait -> wait.<LoginOutcome>map(
                                until -> new LoginOutcome.Wait(Duration.between(attempt.at(), until)))
                        .orElse(answer));
    }

    /** False when another replica has answered the same attempt meanwhile: it counts once. */
    private Uni<Boolean> record(
            OrganisationTransaction transaction, Attempt attempt, Refuse refusal, Optional<Instant> stepUpUntil) {
        return answers.refused(transaction, attempt, stepUpUntil, attempt.at().minus(repeatable))
                .invoke(first -> {
                    if (first) {
                        transaction.afterCommit(() -> meters.refused(attempt, refusal.reason()));
                    }
                })
                .call(first -> first
                        ? log.append(transaction, List.of(line(attempt, refusal)))
                                .chain(() -> announcements.refused(transaction, attempt, refusal))
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> keepUnknownCard(OrganisationTransaction transaction, Entry entry, Refuse refusal) {
        Attempt attempt = entry.attempt();
        return entry.credential()
                .canonical()
                .filter(number ->
                        attempt.kind().held() == CredentialKind.CARD && refusal.reason() == RefusalReason.UNKNOWN)
                .map(number -> unknownCards.keep(
                        transaction,
                        new UnknownCard(
                                attempt.logId(),
                                attempt.deviceId(),
                                number,
                                entry.credential().value(),
                                Optional.empty()),
                        attempt.at()))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> spendGuess(OrganisationTransaction transaction, Entry entry) {
        Attempt attempt = entry.attempt();
        return attempt.kind().isTyped()
                ? guesses.spend(
                        transaction,
                        attempt.deviceId(),
                        places.of(entry.device()),
                        entry.device().settings().budget(),
                        attempt.at())
                : Uni.createFrom().voidItem();
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
