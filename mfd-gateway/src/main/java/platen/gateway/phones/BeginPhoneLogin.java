package platen.gateway.phones;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import platen.gateway.GatewayConfig;
import platen.gateway.devices.domain.PairedDevice;
import platen.gateway.phones.domain.PhoneLogin;
import platen.gateway.phones.domain.PhoneLogin.Standing;
import platen.gateway.phones.domain.PhoneLogin.State;
import platen.gateway.settings.domain.Method;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;

/** Somebody at a device wants to log in with their phone. A device shows one address at a time, and so many in a while. */
@ApplicationScoped
public class BeginPhoneLogin {

    /** What the device is told. */
    public sealed interface Result {

        /**
         * @param address for the phone; secret
         */
        record Begun(UUID id, String address, Duration expiresIn, Duration poll) implements Result {
            @Override
            public String toString() {
                return "Begun[" + id + "]";
            }
        }

        record Wait(Duration retryAfter) implements Result {}

        /** Not in the device's settings, or nothing this installation can do. */
        record NotOffered() implements Result {}

        /** The login of that id is over. */
        record AttemptIdReused() implements Result {}
    }

    private final OrganisationTransactions transactions;
    private final PhoneLogins logins;
    private final PhoneTokens tokens;
    private final GatewayConfig.CardLinks addresses;
    private final GatewayConfig.PhoneLogins config;
    private final Clock clock;

    BeginPhoneLogin(
            OrganisationTransactions transactions,
            PhoneLogins logins,
            PhoneTokens tokens,
            GatewayConfig config,
            Clock clock) {
        this.transactions = transactions;
        this.logins = logins;
        this.tokens = tokens;
        this.addresses = config.cardLinks();
        this.config = config.phoneLogins();
        this.clock = clock;
    }

    /** Whether people log in so at this device. */
    public boolean isOffered(PairedDevice device) {
        return device.settings().offers(Method.PHONE)
                && addresses.enabled()
                && addresses.publicUrl().isPresent();
    }

    /**
     * @param attemptId the device's own id; sent again while it waits, it gets the same answer
     */
    public Uni<Result> begin(PairedDevice device, String attemptId) {
        if (!isOffered(device)) {
            return Uni.createFrom().item(new Result.NotOffered());
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return transactions.in(
                device.organisation(),
                transaction -> logins.ofAttempt(transaction, device.id(), attemptId)
                        .chain(earlier -> earlier.map(known -> Uni.createFrom().item(again(device, known, now)))
                                .orElseGet(() -> unlessTooOften(transaction, device, attemptId, now))));
    }

    private Result again(PairedDevice device, PhoneLogin login, Instant now) {
        return login.standing(now) == Standing.WAITING ? begun(device, login, now) : new Result.AttemptIdReused();
    }

    private Uni<Result> unlessTooOften(
            OrganisationTransaction transaction, PairedDevice device, String attemptId, Instant now) {
        return logins.recent(transaction, device.id(), now.minus(config.span()))
                .chain(recent -> recent.times() < config.perDevice()
                        ? begin(transaction, device, attemptId, now)
                        : Uni.createFrom()
                                .item(new Result.Wait(Duration.between(
                                        now, recent.first().orElse(now).plus(config.span())))));
    }

    private Uni<Result> begin(OrganisationTransaction transaction, PairedDevice device, String attemptId, Instant now) {
        var login =
                new PhoneLogin(UUID.randomUUID(), device.id(), attemptId, now, now.plus(config.lifetime()), State.OPEN);
        return logins.begin(
                        transaction,
                        login,
                        tokens.of(device.organisation(), login.id()).hash())
                .chain(begun -> begun
                        ? Uni.createFrom().item(begun(device, login, now))
                        : logins.ofAttempt(transaction, device.id(), attemptId)
                                .map(other -> again(device, other.orElse(login), now)));
    }

    private Result begun(PairedDevice device, PhoneLogin login, Instant now) {
        return new Result.Begun(
                login.id(),
                tokens.address(device.organisation(), login.id()),
                Duration.between(now, login.expiresAt()),
                config.poll());
    }
}
