package platen.google.directory.client;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import platen.google.directory.domain.DirectoryAccess;

/** Access tokens by connection, in memory only, exchanged anew shortly before they expire. */
@ApplicationScoped
class AccessTokens {

    private static final String GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    private static final Duration MARGIN = Duration.ofMinutes(2);

    /** More connections than one process runs in an hour; at the bound all are dropped. */
    private static final int MOST = 10_000;

    /** @param version of the connection it was exchanged for */
    private record Held(long version, String token, Instant goodUntil) {}

    private final TokenApi api;
    private final Assertions assertions;
    private final DirectoryJson json;
    private final Retries retries;
    private final Clock clock;
    private final Map<UUID, Held> held = new ConcurrentHashMap<>();

    AccessTokens(@RestClient TokenApi api, Assertions assertions, DirectoryJson json, Retries retries, Clock clock) {
        this.api = api;
        this.assertions = assertions;
        this.json = json;
        this.retries = retries;
        this.clock = clock;
    }

    /** A token for all the scopes this connection needs, held or new. */
    Uni<String> get(DirectoryAccess access) {
        Held known = held.get(access.connection());
        if (known != null
                && known.version() == access.version()
                && clock.instant().isBefore(known.goodUntil())) {
            return Uni.createFrom().item(known.token());
        }
        return exchange(access, Scope.claim(access)).map(token -> {
            if (held.size() >= MOST) {
                held.clear();
            }
            Instant goodUntil = clock.instant().plus(token.lifetime()).minus(MARGIN);
            held.put(access.connection(), new Held(access.version(), token.value(), goodUntil));
            return token.value();
        });
    }

    /** True when the refused token was a held one, so that a new one may do better. */
    boolean drop(DirectoryAccess access, String refused) {
        Held known = held.get(access.connection());
        return known != null && known.token().equals(refused) && held.remove(access.connection(), known);
    }

    void drop(DirectoryAccess access) {
        held.remove(access.connection());
    }

    Uni<AccessToken> exchange(DirectoryAccess access, String scope) {
        return retries.run(
                () -> api.exchange(GRANT, assertions.sign(access, scope)).map(json::token));
    }
}
