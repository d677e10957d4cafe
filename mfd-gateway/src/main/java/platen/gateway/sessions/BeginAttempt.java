package platen.gateway.sessions;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import platen.gateway.devices.domain.PairedDevice;
import platen.gateway.people.CredentialStream;
import platen.gateway.sessions.domain.Attempt;
import platen.gateway.sessions.domain.CredentialKind;

/** Notes when and under what circumstances somebody tries. */
@ApplicationScoped
class BeginAttempt {

    private static final String SEPARATOR = "\u001f";

    private final SessionKeys keys;
    private final CredentialStream stream;
    private final ForgetOldRecords forgetting;
    private final Clock clock;

    BeginAttempt(SessionKeys keys, CredentialStream stream, ForgetOldRecords forgetting, Clock clock) {
        this.keys = keys;
        this.stream = stream;
        this.forgetting = forgetting;
        this.clock = clock;
    }

    /**
     * @param shown all that the device sent along: sent again, it is the same attempt
     */
    Attempt begin(PairedDevice device, String attemptId, CredentialKind kind, List<String> shown) {
        forgetting.remember(device.organisation());
        String request = String.join(
                SEPARATOR,
                Stream.concat(
                                Stream.of(
                                        device.organisation().toString(),
                                        device.id().toString(),
                                        attemptId,
                                        kind.text()),
                                shown.stream())
                        .toList());
        return new Attempt(
                device.organisation(),
                device.id(),
                UUID.randomUUID(),
                attemptId,
                kind,
                keys.attemptMac(request.getBytes(StandardCharsets.UTF_8)),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                stream.interrupted());
    }
}
