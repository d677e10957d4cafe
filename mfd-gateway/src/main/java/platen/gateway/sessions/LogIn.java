package platen.gateway.sessions;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import platen.gateway.GatewayConfig;
import platen.gateway.devices.domain.PairedDevice;
import platen.gateway.people.CredentialStream;
import platen.gateway.sessions.LoginOutcome.AttemptIdReused;
import platen.gateway.sessions.LoginOutcome.Refused;
import platen.gateway.sessions.LoginOutcome.Wait;
import platen.gateway.sessions.domain.Activity.LoggedIn;
import platen.gateway.sessions.domain.Activity.TurnedAway;
import platen.gateway.sessions.domain.Attempt;
import platen.gateway.sessions.domain.Claim;
import platen.gateway.sessions.domain.Decision;
import platen.gateway.sessions.domain.EarlierAnswer;
import platen.gateway.sessions.domain.PresentedCredential;
import platen.gateway.sessions.domain.Session;
import platen.kit.crypto.BlindIndex;

/** Somebody shows a credential to a device. Accepting is one look-up; what it leaves behind is written behind the answer. */
@ApplicationScoped
public class LogIn {

    private final Turns turns;
    private final LoginLookups lookups;
    private final RefuseLogin refuseLogin;
    private final ActivityLog activity;
    private final FirstOfWait firstOfWait;
    private final ForgetOldRecords forgetting;
    private final SessionTokens tokens;
    private final SessionKeys keys;
    private final BlindIndex blindIndex;
    private final CredentialStream stream;
    private final GatewayConfig config;
    private final Clock clock;

    LogIn(
            Turns turns,
            LoginLookups lookups,
            RefuseLogin refuseLogin,
            ActivityLog activity,
            FirstOfWait firstOfWait,
            ForgetOldRecords forgetting,
            SessionTokens tokens,
            SessionKeys keys,
            BlindIndex blindIndex,
            CredentialStream stream,
            GatewayConfig config,
            Clock clock) {
        this.turns = turns;
        this.lookups = lookups;
        this.refuseLogin = refuseLogin;
        this.activity = activity;
        this.firstOfWait = firstOfWait;
        this.forgetting = forgetting;
        this.tokens = tokens;
        this.keys = keys;
        this.blindIndex = blindIndex;
        this.stream = stream;
        this.config = config;
        this.clock = clock;
    }

    /**
     * @param attemptId the device's own id of this attempt; sent again, it gets the same answer and counts once
     */
    public Uni<LoginOutcome> logIn(PairedDevice device, String attemptId, PresentedCredential credential) {
        forgetting.remember(device.organisation());
        return turns.inTurn(
                device.id(),
                () -> decide(device, attempt(device, attemptId, credential), credential),
                () -> new Wait(Duration.ofSeconds(1)));
    }

    private Attempt attempt(PairedDevice device, String attemptId, PresentedCredential credential) {
        String request = String.join(
                "\u001f",
                device.organisation().toString(),
                device.id().toString(),
                attemptId,
                credential.kind().text(),
                credential.value());
        return new Attempt(
                device.organisation(),
                device.id(),
                UUID.randomUUID(),
                attemptId,
                credential.kind(),
                keys.attemptMac(request.getBytes(StandardCharsets.UTF_8)),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                stream.interrupted());
    }

    private Uni<LoginOutcome> decide(PairedDevice device, Attempt attempt, PresentedCredential credential) {
        Optional<LoggedIn> unwritten = activity.unwritten(attempt);
        if (unwritten.isPresent()) {
            return repeat(
                    attempt,
                    unwritten.get().attempt().requestMac(),
                    unwritten.get().session());
        }
        Optional<String> canonical = credential.canonical();
        // A malformed value is looked up too: an answer must not be quicker for it.
        List<byte[]> indexes = blindIndex.candidates(
                device.organisation(), credential.kind().indexType(), canonical.orElse(credential.value()));
        return lookups.find(
                        attempt, indexes, attempt.at().minus(config.attempts().repeatable()))
                .chain(found -> switch (Decision.of(found, canonical.isPresent(), attempt.at())) {
                    case Decision.Accept accept -> accept(device, attempt, accept.claim(), accept.displayName());
                    case Decision.Refuse refuse -> refuseLogin.refuse(attempt, refuse);
                    case Decision.Wait wait -> turnAway(attempt, wait.until());
                    case Decision.Repeat repeat -> repeat(attempt, repeat.answer());
                });
    }

    private Uni<LoginOutcome> accept(PairedDevice device, Attempt attempt, Claim claim, String displayName) {
        var session = new Session(
                attempt.organisation(),
                UUID.randomUUID(),
                attempt.deviceId(),
                claim.userId(),
                attempt.kind(),
                claim.credentialId(),
                claim.revision(),
                attempt.at(),
                attempt.at().plus(device.settings().longest()),
                device.settings().idle());
        return activity.add(new LoggedIn(attempt, session)).replaceWith(() -> loggedIn(session, displayName));
    }

    private LoginOutcome loggedIn(Session session, String displayName) {
        return new LoginOutcome.LoggedIn(tokens.issue(session), session, displayName);
    }

    private Uni<LoginOutcome> turnAway(Attempt attempt, Instant until) {
        LoginOutcome answer = new Wait(Duration.between(attempt.at(), until));
        return firstOfWait.is(attempt, until)
                ? activity.add(new TurnedAway(attempt)).replaceWith(answer)
                : Uni.createFrom().item(answer);
    }

    private Uni<LoginOutcome> repeat(Attempt attempt, EarlierAnswer answer) {
        if (answer.session().isEmpty()) {
            return Uni.createFrom().item(answer.isOf(attempt.requestMac()) ? new Refused() : new AttemptIdReused());
        }
        return lookups.session(attempt.organisation(), answer.session().get())
                .chain(session -> session.map(found -> repeat(attempt, answer.requestMac(), found))
                        .orElseGet(() -> Uni.createFrom().item(new Refused())));
    }

    /** The same answer as before, unless the session has ended since. */
    private Uni<LoginOutcome> repeat(Attempt attempt, byte[] requestMac, Session session) {
        if (!new EarlierAnswer(requestMac, Optional.empty()).isOf(attempt.requestMac())) {
            return Uni.createFrom().item(new AttemptIdReused());
        }
        return lookups.facts(session)
                .map(facts -> session.stands(facts, attempt.at())
                                && facts.displayName().isPresent()
                        ? loggedIn(session, facts.displayName().get())
                        : new Refused());
    }
}
