package platen.google.push.api;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import platen.google.GoogleSyncConfig;
import platen.google.directory.domain.TokenBucket;

/** Bounds what strangers may make of an open address: how long a push is, and how many there are. */
@ApplicationScoped
class PushGate {

    /** Before a body is read. */
    private static final int PRIORITY = 990;

    private static final String PATH = "/google/push";

    /** Google's are a few hundred bytes. */
    static final long MOST_BYTES = 16 * 1024;

    private final TokenBucket bucket;

    PushGate(GoogleSyncConfig config) {
        int perSecond = config.push().perSecond();
        this.bucket = new TokenBucket(perSecond * 60, perSecond * 5, System.nanoTime());
    }

    /** Takes a place among the pushes of now. */
    boolean hasRoom() {
        return bucket.tryTake(System.nanoTime());
    }

    void register(@Observes Filters filters) {
        filters.register(PushGate::check, PRIORITY);
    }

    /** What does not say how long it is, the server cuts off. */
    private static void check(RoutingContext routing) {
        if (!PATH.equals(routing.normalizedPath()) || isShort(routing)) {
            routing.next();
            return;
        }
        routing.response()
                .setStatusCode(413)
                .putHeader(HttpHeaders.CONNECTION, "close")
                .endHandler(ended -> routing.request().connection().close())
                .end();
    }

    private static boolean isShort(RoutingContext routing) {
        String length = routing.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null || (length.matches("\\d{1,9}") && Long.parseLong(length) <= MOST_BYTES);
    }
}
