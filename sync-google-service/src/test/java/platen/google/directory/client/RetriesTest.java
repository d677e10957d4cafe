package platen.google.directory.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import platen.google.GoogleSyncConfig;
import platen.google.connection.domain.ServiceAccountKey;
import platen.google.directory.DirectoryFailure;
import platen.google.directory.domain.DirectoryAccess;
import platen.google.directory.domain.Refusal;

class RetriesTest {

    private static final GoogleSyncConfig CONFIG = config();

    private final Quota quota = new Quota(CONFIG);
    private final Retries retries = new Retries(quota, CONFIG);
    private final AtomicInteger calls = new AtomicInteger();

    @Test
    void eachTryTakesAPlaceOfTheQuotaOfItsAdministrator() {
        DirectoryAccess access = accessOf("admin@school.example");
        assertThat(retries.run(access, answeringAfter(2, null)).await().indefinitely())
                .isEqualTo(3);

        retries.run(access, answeringAfter(0, null))
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create())
                .assertNotTerminated();
        assertThat(calls).as("nobody was called out of turn").hasValue(3);
        assertThat(retries.run(accessOf("other@school.example"), answeringAfter(0, null))
                        .await()
                        .indefinitely())
                .isEqualTo(4);
    }

    @Test
    void aPauseGoogleAsksForHoldsForAllWhoShareTheQuota() {
        DirectoryAccess access = accessOf("admin@school.example");
        retries.run(access, answeringAfter(1, Duration.ofMinutes(1)))
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create())
                .assertNotTerminated();

        retries.run(access, answeringAfter(0, null))
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create())
                .assertNotTerminated();
        assertThat(calls).hasValue(1);
    }

    /** Refuses so many calls, then answers how many there were. */
    private Supplier<Uni<Integer>> answeringAfter(int refusals, @Nullable Duration retryAfter) {
        var left = new AtomicInteger(refusals);
        return () -> {
            int call = calls.incrementAndGet();
            return left.getAndDecrement() > 0
                    ? Uni.createFrom().failure(new DirectoryFailure(Refusal.BUSY, "rateLimitExceeded", retryAfter))
                    : Uni.createFrom().item(call);
        };
    }

    private static DirectoryAccess accessOf(String administrator) {
        var key = new ServiceAccountKey("platen@project.iam.gserviceaccount.com", "1", "unused");
        return new DirectoryAccess(UUID.randomUUID(), 1, key, administrator, "my_customer", "PaperCut", false);
    }

    /** Three calls at once, then one a minute. */
    private static GoogleSyncConfig config() {
        return new SmallRyeConfigBuilder()
                .withMapping(GoogleSyncConfig.class)
                .withDefaultValues(Map.of(
                        "platen.google.root-url", "http://127.0.0.1/",
                        "platen.google.token-url", "http://127.0.0.1/token",
                        "platen.google.quota.per-minute", "1",
                        "platen.google.quota.burst", "3",
                        "platen.google.retry.first", "PT0.001S"))
                .addDiscoveredConverters()
                .build()
                .getConfigMapping(GoogleSyncConfig.class);
    }
}
