package platen.google.directory.client;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import platen.google.GoogleSyncConfig;
import platen.google.directory.domain.DirectoryAccess;
import platen.google.directory.domain.TokenBucket;

/** Keeps this process below what Google allows a project and an administrator a minute; whoever shares these shares the quota. */
@ApplicationScoped
class Quota {

    /** More than one process serves; at the bound all begin anew, full. */
    private static final int MOST = 10_000;

    private final int perMinute;
    private final int burst;
    private final Map<String, TokenBucket> buckets = new ConcurrentHashMap<>();

    Quota(GoogleSyncConfig config) {
        this.perMinute = config.quota().perMinute();
        this.burst = config.quota().burst();
    }

    /** Completes when the next call may be made. */
    Uni<Void> turn(DirectoryAccess access) {
        Duration wait = bucket(access).take(System.nanoTime());
        Uni<Void> now = Uni.createFrom().voidItem();
        return wait.isZero() ? now : now.onItem().delayIt().by(wait);
    }

    /** Google has named a pause to one call: it holds for all that share the quota. */
    void pause(DirectoryAccess access, Duration pause) {
        bucket(access).pause(System.nanoTime(), pause);
    }

    private TokenBucket bucket(DirectoryAccess access) {
        if (buckets.size() >= MOST) {
            buckets.clear();
        }
        return buckets.computeIfAbsent(access.quota(), name -> new TokenBucket(perMinute, burst, System.nanoTime()));
    }
}
