package platen.gateway.sessions;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import platen.gateway.GatewayConfig;
import platen.gateway.devices.domain.PairedDevice;
import platen.gateway.pins.PinAnnouncements;
import platen.gateway.pins.PinAnnouncements.Chosen;
import platen.gateway.pins.domain.ChosenPin;
import platen.gateway.sessions.ConfirmLogin.Confirmed;
import platen.gateway.sessions.LoginOutcome.PinRefused;
import platen.gateway.sessions.LoginOutcome.Refused;
import platen.gateway.sessions.LoginOutcome.TicketGone;
import platen.gateway.sessions.LoginOutcome.Unavailable;
import platen.gateway.sessions.LoginOutcome.Wait;
import platen.gateway.sessions.domain.Attempt;
import platen.gateway.sessions.domain.CredentialKind;
import platen.gateway.sessions.domain.Decision;
import platen.gateway.sessions.domain.LookUp;
import platen.gateway.sessions.domain.PresentedCredential;
import platen.gateway.sessions.domain.RefusalReason;
import platen.gateway.tickets.domain.Purpose;
import platen.gateway.tickets.domain.Ticket;
import platen.kit.organisation.OrganisationTransactions;

/**
 * Somebody whose card wants a PIN that they do not have yet proves by their code who they are, chooses one, and is logged in.
 * accesscode-service sets it; until it is back from there the card asks for one again.
 */
@ApplicationScoped
public class ChoosePin {

    private final Turns turns;
    private final BeginAttempt beginAttempt;
    private final LoginLookups lookups;
    private final IndexCredential indexCredential;
    private final RepeatAnswer repeatAnswer;
    private final ConfirmLogin confirmLogin;
    private final AcceptLogin acceptLogin;
    private final RefuseLogin refuseLogin;
    private final TurnAway turnAway;
    private final AskPin askPin;
    private final PinAnnouncements announcements;
    private final OrganisationTransactions transactions;
    private final Duration repeatable;

    ChoosePin(
            Turns turns,
            BeginAttempt beginAttempt,
            LoginLookups lookups,
            IndexCredential indexCredential,
            RepeatAnswer repeatAnswer,
            ConfirmLogin confirmLogin,
            AcceptLogin acceptLogin,
            RefuseLogin refuseLogin,
            TurnAway turnAway,
            AskPin askPin,
            PinAnnouncements announcements,
            OrganisationTransactions transactions,
            GatewayConfig config) {
        this.turns = turns;
        this.beginAttempt = beginAttempt;
        this.lookups = lookups;
        this.indexCredential = indexCredential;
        this.repeatAnswer = repeatAnswer;
        this.confirmLogin = confirmLogin;
        this.acceptLogin = acceptLogin;
        this.refuseLogin = refuseLogin;
        this.turnAway = turnAway;
        this.askPin = askPin;
        this.announcements = announcements;
        this.transactions = transactions;
        this.repeatable = config.attempts().repeatable();
    }

    /**
     * @param attemptId the device's own id of this attempt; sent again, it gets the same answer and counts once
     * @param ticket that came with {@code set_pin}
     * @param code as typed
     */
    public Uni<LoginOutcome> choose(PairedDevice device, String attemptId, String ticket, String code, ChosenPin pin) {
        Optional<String> rule = pin.brokenRule();
        if (rule.isPresent()) {
            return Uni.createFrom().item(new PinRefused(rule.get()));
        }
        return turns.inTurn(
                device.id(),
                () -> {
                    Attempt attempt = beginAttempt.begin(
                            device, attemptId, CredentialKind.CODE, List.of(ticket, code, pin.digits()));
                    var held = new HeldTicket(ticket, Purpose.SET_PIN);
                    var entry = new Entry(
                            device, attempt, new PresentedCredential(CredentialKind.CODE, code), Optional.of(held));
                    return repeatAnswer.unwritten(attempt).orElseGet(() -> find(entry, pin));
                },
                () -> new Wait(Duration.ofSeconds(1)));
    }

    private Uni<LoginOutcome> find(Entry entry, ChosenPin pin) {
        Attempt attempt = entry.attempt();
        return askPin.find(entry.device(), entry.ticket().orElseThrow())
                .chain(ticket -> lookups.find(
                                attempt,
                                indexCredential.candidates(entry),
                                List.of(),
                                attempt.at().minus(repeatable))
                        .chain(found -> decide(entry, ticket, found, pin)));
    }

    private Uni<LoginOutcome> decide(Entry entry, Optional<Ticket> ticket, LookUp found, ChosenPin pin) {
        boolean wellFormed = entry.credential().canonical().isPresent();
        return switch (Decision.of(found, wellFormed, entry.attempt().at())) {
            case Decision.Repeat repeat -> repeatAnswer.repeat(entry.attempt(), repeat.answer());
            case Decision.Wait wait -> turnAway.until(entry.attempt(), wait.until());
            case Decision.Refuse refuse ->
                ticket.isEmpty() ? Uni.createFrom().item(new TicketGone()) : refuse(entry, refuse);
            // A card was shown beside the code, so no budget is asked for.
            case Decision.StepUp never -> refuse(entry, never.refusal());
            case Decision.Accept accept ->
                ticket.map(held -> proven(entry, held, accept, pin))
                        .orElseGet(() -> Uni.createFrom().item(new TicketGone()));
        };
    }

    private Uni<LoginOutcome> proven(Entry entry, Ticket ticket, Decision.Accept accept, ChosenPin pin) {
        Optional<UUID> user = Optional.of(accept.claim().userId());
        if (!ticket.user().equals(user)) {
            return refuse(entry, new Decision.Refuse(RefusalReason.SOMEBODY_ELSES, user));
        }
        return confirmLogin.confirm(entry, accept.claim()).chain(confirmed -> switch (confirmed) {
            case Confirmed.Yes yes -> choose(entry, yes.attempt(), accept, pin);
            case Confirmed.No no -> refuse(entry, new Decision.Refuse(no.reason(), user));
            case Confirmed.NobodyKnows unknown -> Uni.createFrom().item(new Unavailable());
        });
    }

    /** Ticket and event in one transaction: of two who come with the same ticket one chooses. */
    private Uni<LoginOutcome> choose(Entry entry, Attempt attempt, Decision.Accept accept, ChosenPin pin) {
        var chosen = new Chosen(
                accept.claim().userId(),
                attempt.deviceId(),
                pin,
                accept.claim().pin().version() + 1,
                attempt.at(),
                attempt.logId());
        return transactions
                .in(
                        attempt.organisation(),
                        transaction -> askPin.useUp(transaction, entry)
                                .call(good -> good
                                        ? announcements.chosen(transaction, chosen)
                                        : Uni.createFrom().voidItem()))
                .chain(good -> good
                        ? acceptLogin.accept(entry.device(), attempt, accept.claim(), accept.displayName())
                        : Uni.createFrom().item(new TicketGone()));
    }

    private Uni<LoginOutcome> refuse(Entry entry, Decision.Refuse refusal) {
        return refuseLogin
                .refuse(entry, refusal, Optional.empty())
                .chain(outcome -> outcome instanceof Refused
                        ? askPin.refused(entry)
                        : Uni.createFrom().item(outcome));
    }
}
