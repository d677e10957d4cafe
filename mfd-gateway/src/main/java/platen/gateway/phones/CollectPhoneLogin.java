package platen.gateway.phones;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import platen.gateway.devices.domain.PairedDevice;
import platen.gateway.phones.domain.PhoneLogin;
import platen.gateway.sessions.LogInByPhone;
import platen.gateway.sessions.LoginOutcome;

/** A device asks what has become of the login it waits for. Nobody but that device is let in by it, and once. */
@ApplicationScoped
public class CollectPhoneLogin {

    /** What the device is told. */
    public sealed interface Result {

        /** Nobody has confirmed it yet. */
        record Pending() implements Result {}

        /** It was too late, refused, or another one was begun. */
        record Over() implements Result {}

        /** None of this device's. */
        record Unknown() implements Result {}

        /** It was confirmed. */
        record Answered(LoginOutcome outcome) implements Result {}
    }

    private final PhoneLogins logins;
    private final LogInByPhone logIn;
    private final Clock clock;

    CollectPhoneLogin(PhoneLogins logins, LogInByPhone logIn, Clock clock) {
        this.logins = logins;
        this.logIn = logIn;
        this.clock = clock;
    }

    public Uni<Result> collect(PairedDevice device, UUID id) {
        return logins.find(device.organisation(), device.id(), id)
                .chain(found -> found.map(login -> collect(device, login))
                        .orElseGet(() -> Uni.createFrom().item(new Result.Unknown())));
    }

    private Uni<Result> collect(PairedDevice device, PhoneLogin login) {
        return switch (login.standing(clock.instant())) {
            case WAITING -> Uni.createFrom().item(new Result.Pending());
            case OVER -> Uni.createFrom().item(new Result.Over());
            case CONFIRMED ->
                logIn.logIn(
                                device,
                                login.attemptId(),
                                login.id(),
                                () -> logins.collect(device.organisation(), device.id(), login.id(), clock.instant()))
                        .map(outcome -> outcome instanceof LoginOutcome.Refused
                                ? new Result.Over()
                                : new Result.Answered(outcome));
        };
    }
}
