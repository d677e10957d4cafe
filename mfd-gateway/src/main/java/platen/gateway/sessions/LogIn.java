package platen.gateway.sessions;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import platen.gateway.GatewayConfig;
import platen.gateway.budgets.Places;
import platen.gateway.budgets.domain.Place;
import platen.gateway.devices.domain.PairedDevice;
import platen.gateway.onetimecodes.UseOneTimeCode;
import platen.gateway.pins.CheckPin;
import platen.gateway.sessions.ConfirmLogin.Confirmed;
import platen.gateway.sessions.LoginOutcome.Refused;
import platen.gateway.sessions.LoginOutcome.TicketGone;
import platen.gateway.sessions.LoginOutcome.Unavailable;
import platen.gateway.sessions.LoginOutcome.Wait;
import platen.gateway.sessions.domain.Attempt;
import platen.gateway.sessions.domain.Claim;
import platen.gateway.sessions.domain.CredentialKind;
import platen.gateway.sessions.domain.Decision;
import platen.gateway.sessions.domain.LookUp;
import platen.gateway.sessions.domain.OpenSession;
import platen.gateway.sessions.domain.OpenSession.Tap;
import platen.gateway.sessions.domain.PinStep;
import platen.gateway.sessions.domain.PresentedCredential;
import platen.gateway.sessions.domain.RefusalReason;
import platen.gateway.settings.domain.Method;
import platen.gateway.settings.domain.PinRule;
import platen.gateway.settings.domain.Settings;
import platen.gateway.tickets.domain.Purpose;
import platen.gateway.tickets.domain.Ticket;

/** Somebody shows a credential to a device. Accepting a code or a card is one look-up. */
@ApplicationScoped
public class LogIn {

    private final Turns turns;
    private final BeginAttempt beginAttempt;
    private final LoginLookups lookups;
    private final Places places;
    private final RepeatAnswer repeatAnswer;
    private final ConfirmLogin confirmLogin;
    private final AcceptLogin acceptLogin;
    private final RefuseLogin refuseLogin;
    private final TapAgain tapAgain;
    private final AskPin askPin;
    private final ProvePin provePin;
    private final RecentSessions recent;
    private final TurnAway turnAway;
    private final IndexCredential indexCredential;
    private final UseOneTimeCode useOneTimeCode;
    private final Duration repeatable;

    LogIn(
            Turns turns,
            BeginAttempt beginAttempt,
            LoginLookups lookups,
            Places places,
            RepeatAnswer repeatAnswer,
            ConfirmLogin confirmLogin,
            AcceptLogin acceptLogin,
            RefuseLogin refuseLogin,
            TapAgain tapAgain,
            AskPin askPin,
            ProvePin provePin,
            RecentSessions recent,
            TurnAway turnAway,
            IndexCredential indexCredential,
            UseOneTimeCode useOneTimeCode,
            GatewayConfig config) {
        this.turns = turns;
        this.beginAttempt = beginAttempt;
        this.lookups = lookups;
        this.places = places;
        this.repeatAnswer = repeatAnswer;
        this.confirmLogin = confirmLogin;
        this.acceptLogin = acceptLogin;
        this.refuseLogin = refuseLogin;
        this.tapAgain = tapAgain;
        this.askPin = askPin;
        this.provePin = provePin;
        this.recent = recent;
        this.turnAway = turnAway;
        this.indexCredential = indexCredential;
        this.useOneTimeCode = useOneTimeCode;
        this.repeatable = config.attempts().repeatable();
    }

    /**
     * @param attemptId the device's own id of this attempt; sent again, it gets the same answer and counts once
     */
    public Uni<LoginOutcome> logIn(PairedDevice device, String attemptId, PresentedCredential credential) {
        List<String> shown = Stream.concat(Stream.of(credential.value()), credential.pin().stream())
                .toList();
        return inTurn(
                device,
                () -> decide(new Entry(
                        device,
                        beginAttempt.begin(device, attemptId, credential.kind(), shown),
                        credential,
                        Optional.empty())));
    }

    /**
     * Goes on after a card that wants a PIN.
     *
     * @param ticket that came with the question
     */
    public Uni<LoginOutcome> logInWithPin(PairedDevice device, String attemptId, String ticket, String pin) {
        return inTurn(device, () -> {
            Attempt attempt = beginAttempt.begin(device, attemptId, CredentialKind.CARD_PIN, List.of(ticket, pin));
            var held = new HeldTicket(ticket, Purpose.PIN);
            return askPin.find(device, held)
                    .map(found -> found.flatMap(Ticket::card).orElse(""))
                    .map(card -> new PresentedCredential(
                            CredentialKind.CARD_PIN,
                            card,
                            Optional.of(pin),
                            device.settings().converters()))
                    .chain(credential -> decide(new Entry(device, attempt, credential, Optional.of(held))));
        });
    }

    private Uni<LoginOutcome> inTurn(PairedDevice device, Supplier<Uni<LoginOutcome>> work) {
        return turns.inTurn(device.id(), work, () -> new Wait(Duration.ofSeconds(1)))
                .onFailure(CheckPin.Busy.class)
                .recoverWithItem(() -> new Wait(Duration.ofSeconds(1)));
    }

    private Uni<LoginOutcome> decide(Entry entry) {
        Attempt attempt = entry.attempt();
        return repeatAnswer.unwritten(attempt).orElseGet(() -> {
            boolean wellFormed = entry.credential().canonical().isPresent();
            return lookups.find(
                            attempt,
                            indexCredential.candidates(entry),
                            List.of(Place.ORGANISATION, places.of(entry.device())),
                            attempt.at().minus(repeatable))
                    .chain(found -> decide(entry, found, wellFormed));
        });
    }

    private Uni<LoginOutcome> decide(Entry entry, LookUp found, boolean wellFormed) {
        return switch (Decision.of(found, wellFormed, entry.attempt().at())) {
            case Decision.Accept accept -> recognised(entry, found, accept);
            case Decision.Refuse refuse ->
                confirmLogin
                        .isAnybodyToAsk(entry)
                        .chain(asked -> asked
                                ? refuseWhateverPin(entry, refuse)
                                : Uni.createFrom().item(new Unavailable()));
            case Decision.StepUp stepUp -> stepUp(entry, stepUp);
            case Decision.Wait wait -> turnAway.until(entry.attempt(), wait.until());
            case Decision.Repeat repeat -> repeatAnswer.repeat(entry.attempt(), repeat.answer());
        };
    }

    /** With a PIN beside it a code is enough. One is compared whoever's code it is, and all that is wrong is refused alike. */
    private Uni<LoginOutcome> stepUp(Entry entry, Decision.StepUp stepUp) {
        if (entry.credential().pin().isEmpty()) {
            return refuseLogin.refuse(entry, stepUp.refusal(), Optional.of(stepUp.until()));
        }
        Optional<UUID> user = stepUp.refusal().user();
        return provePin.prove(entry, stepUp.right().map(right -> right.claim().pin()), user)
                .chain(proof -> proof.waitUntil()
                        .map(until -> turnAway.until(entry.attempt(), until))
                        .orElseGet(() -> stepUp.right()
                                .filter(right -> proof.right())
                                .map(right -> accept(entry, right))
                                .orElseGet(() -> refuse(entry, wrongWithPin(stepUp)))));
    }

    private static Decision.Refuse wrongWithPin(Decision.StepUp stepUp) {
        return stepUp.right().isPresent()
                ? new Decision.Refuse(RefusalReason.WRONG_PIN, stepUp.refusal().user())
                : stepUp.refusal();
    }

    /** Somebody's credential works. A card may also mean that they leave. */
    private Uni<LoginOutcome> recognised(Entry entry, LookUp found, Decision.Accept accept) {
        Attempt attempt = entry.attempt();
        Optional<OpenSession> open = attempt.kind() == CredentialKind.CARD
                ? recent.open(attempt.deviceId(), found.open())
                : Optional.empty();
        Tap tap = open.map(session -> session.tap(
                        accept.claim(), attempt.at(), entry.device().settings().tapDelay()))
                .orElse(Tap.LOGS_IN);
        return switch (tap) {
            case LOGS_IN -> withPin(entry, accept);
            case BOUNCES -> tapAgain.bounce(attempt, open.orElseThrow().session(), accept.displayName());
            case LOGS_OUT -> tapAgain.logOut(attempt, open.orElseThrow().session());
        };
    }

    private Uni<LoginOutcome> withPin(Entry entry, Decision.Accept accept) {
        return switch (PinStep.of(
                entry.attempt().kind(), accept.claim(), pinRule(entry.device().settings()))) {
            case NONE -> accept(entry, accept);
            case ASK -> askPin.ask(entry, accept.claim(), Purpose.PIN);
            case CHOOSE -> askPin.ask(entry, accept.claim(), Purpose.SET_PIN);
            case CHECK -> prove(entry, accept);
        };
    }

    /** Where cards are offered with a PIN only, a card alone never lets anybody in. */
    private static PinRule pinRule(Settings settings) {
        return settings.offers(Method.CARD) ? settings.pin() : PinRule.ALWAYS;
    }

    private Uni<LoginOutcome> prove(Entry entry, Decision.Accept accept) {
        Optional<UUID> user = Optional.of(accept.claim().userId());
        return provePin.prove(entry, Optional.of(accept.claim().pin()), user)
                .chain(proof -> proof.waitUntil()
                        .map(until -> turnAway.until(entry.attempt(), until))
                        .orElseGet(() -> proof.right()
                                ? accept(entry, accept)
                                : refuse(entry, new Decision.Refuse(RefusalReason.WRONG_PIN, user))));
    }

    private Uni<LoginOutcome> accept(Entry entry, Decision.Accept accept) {
        return confirmLogin.confirm(entry, accept.claim()).chain(confirmed -> switch (confirmed) {
            case Confirmed.Yes yes ->
                useUp(entry, accept.claim())
                        .chain(good -> good
                                ? acceptLogin.accept(
                                        entry.device(), yes.attempt(), accept.claim(), accept.displayName())
                                : tooLate(entry, accept.claim()));
            case Confirmed.No no ->
                refuse(
                        entry,
                        new Decision.Refuse(
                                no.reason(), Optional.of(accept.claim().userId())));
            case Confirmed.NobodyKnows unknown -> Uni.createFrom().item(new Unavailable());
        });
    }

    /** What is good once is gone before anybody is let in by it: of many at the same time one gets in. */
    private Uni<Boolean> useUp(Entry entry, Claim claim) {
        Attempt attempt = entry.attempt();
        return attempt.kind().isOneTime()
                ? useOneTimeCode.use(attempt.organisation(), claim.credentialId(), attempt.at())
                : askPin.useUp(entry);
    }

    private Uni<LoginOutcome> tooLate(Entry entry, Claim claim) {
        return entry.attempt().kind().isOneTime()
                ? refuse(entry, new Decision.Refuse(RefusalReason.UNKNOWN, Optional.of(claim.userId())))
                : Uni.createFrom().item(new Refused());
    }

    /** Where a PIN was typed, one is compared whoever's card it is: an answer must not be quicker for an unknown one. */
    private Uni<LoginOutcome> refuseWhateverPin(Entry entry, Decision.Refuse refusal) {
        if (entry.ticketIsGone()) {
            return Uni.createFrom().item(new TicketGone());
        }
        return entry.attempt().kind() == CredentialKind.CARD_PIN
                ? provePin.prove(entry, Optional.empty(), refusal.user())
                        .chain(proof -> proof.waitUntil()
                                .map(until -> turnAway.until(entry.attempt(), until))
                                .orElseGet(() -> refuse(entry, refusal)))
                : refuse(entry, refusal);
    }

    private Uni<LoginOutcome> refuse(Entry entry, Decision.Refuse refusal) {
        return refuseLogin
                .refuse(entry, refusal, Optional.empty())
                .chain(outcome -> outcome instanceof Refused
                        ? askPin.refused(entry)
                        : Uni.createFrom().item(outcome));
    }
}
