package platen.gateway.devices;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;
import platen.gateway.GatewayConfig;
import platen.gateway.devices.Pairings.Request;
import platen.gateway.devices.domain.DeviceDescription;
import platen.gateway.devices.domain.PairingCode;
import platen.kit.crypto.SecretTokens;

/** A device asks to be paired and gets a code for a person to type and a secret of its own. */
@ApplicationScoped
public class StartPairing {

    /** What came of it. */
    public sealed interface Result {

        record Started(UUID id, PairingCode code, String secret, Instant expiresAt, Duration poll) implements Result {
            @Override
            public String toString() {
                return "Started[" + id + "]";
            }
        }

        record TooMany(Duration retryAfter) implements Result {}
    }

    private static final int SECRET_BYTES = 32;

    private final Pairings pairings;
    private final GatewayConfig.Pairing config;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    StartPairing(Pairings pairings, GatewayConfig config, Clock clock) {
        this.pairings = pairings;
        this.config = config.pairing();
        this.clock = clock;
    }

    /**
     * @param address where the request comes from
     */
    public Uni<Result> start(DeviceDescription device, String address) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String secret = secret();
        var request = new Request(
                UUID.randomUUID(),
                PairingCode.draw(random::nextInt),
                SecretTokens.hash(secret),
                device,
                address,
                now,
                now.plus(config.lifetime()));
        return pairings.open(request, now.minus(config.lifetime()), config.perAddress())
                .map(oldest -> oldest.<Result>map(opened -> new Result.TooMany(
                                atLeastOneSecond(Duration.between(now, opened.plus(config.lifetime())))))
                        .orElseGet(() -> new Result.Started(
                                request.id(), request.code(), secret, request.expiresAt(), config.poll())));
    }

    private String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static Duration atLeastOneSecond(Duration duration) {
        return duration.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : duration;
    }
}
