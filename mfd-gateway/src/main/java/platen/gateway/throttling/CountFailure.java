package platen.gateway.throttling;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import platen.gateway.GatewayConfig;
import platen.gateway.throttling.domain.Throttle;
import platen.gateway.throttling.domain.ThrottleRules;
import platen.gateway.throttling.domain.Throttled;
import platen.kit.organisation.OrganisationTransaction;

/** Counts what a device, or somebody at an account, got wrong, within the transaction that records it. */
@ApplicationScoped
public class CountFailure {

    private final Throttles throttles;
    private final ThrottleRules rules;

    CountFailure(Throttles throttles, GatewayConfig config) {
        this.throttles = throttles;
        GatewayConfig.Throttle settings = config.throttle();
        this.rules = new ThrottleRules(
                settings.free(), settings.firstWait(), settings.longestWait(), settings.forgetAfter());
    }

    /**
     * Runs {@code record} and counts one failure if that returns true. A device that has to wait already is neither recorded nor
     * counted; then the end of its wait is returned.
     */
    public Uni<Optional<Instant>> unlessWaiting(
            OrganisationTransaction transaction,
            UUID deviceId,
            String kind,
            Instant now,
            Supplier<Uni<Boolean>> record) {
        return unlessWaiting(transaction, Throttled.device(deviceId, kind), now, record);
    }

    Uni<Optional<Instant>> unlessWaiting(
            OrganisationTransaction transaction, Throttled whose, Instant now, Supplier<Uni<Boolean>> record) {
        return throttles
                .lock(transaction, whose, now)
                .chain(throttle -> throttle.blocks(now)
                        ? Uni.createFrom().item(Optional.of(throttle.blockedUntil()))
                        : record.get()
                                .chain(wrong -> wrong
                                        ? count(transaction, whose, now, throttle)
                                        : Uni.createFrom().voidItem())
                                .replaceWith(Optional.<Instant>empty()));
    }

    private Uni<Void> count(OrganisationTransaction transaction, Throttled whose, Instant now, Throttle throttle) {
        return throttles.keep(transaction, whose, throttle.failed(now, rules));
    }
}
