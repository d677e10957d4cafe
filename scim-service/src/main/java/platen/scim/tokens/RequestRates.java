package platen.scim.tokens;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import platen.scim.ScimConfig;
import platen.scim.tokens.domain.TokenBucket;

/**
 * Counts each token's requests at this instance. The limit is far above what identity providers send: it keeps one
 * organisation's runaway client from taking the service from the others, and is no brake for the normal case.
 */
@ApplicationScoped
public class RequestRates {

    /** Buckets kept; those that are full again are dropped first. */
    private static final int KEPT = 10_000;

    private final Map<String, TokenBucket> buckets = new ConcurrentHashMap<>();
    private final TokenBucket.Rate rate;
    private final Clock clock;

    RequestRates(ScimConfig config, Clock clock) {
        this.rate = new TokenBucket.Rate(config.requestsPerSecond(), config.requestBurst());
        this.clock = clock;
    }

    /**
     * Takes one request. When none is left, says in how many seconds there is.
     *
     * @param token names the token, and is not the token
     */
    public OptionalLong take(String token) {
        Instant now = clock.instant();
        if (buckets.size() >= KEPT) {
            buckets.values().removeIf(bucket -> bucket.refilled(rate, now).left() >= rate.burst());
        }
        boolean[] refused = new boolean[1];
        TokenBucket after = buckets.compute(token, (key, bucket) -> {
            TokenBucket current = bucket == null ? TokenBucket.full(rate, now) : bucket.refilled(rate, now);
            refused[0] = current.isEmpty();
            return refused[0] ? current : current.withoutOne();
        });
        return refused[0] ? OptionalLong.of(after.secondsUntilNext(rate)) : OptionalLong.empty();
    }
}
