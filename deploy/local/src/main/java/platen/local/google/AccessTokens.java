package platen.local.google;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import platen.local.RandomText;
import platen.local.http.Request;

/** The access tokens given out, in memory: after a restart callers get 401 and exchange their assertion again. */
final class AccessTokens {

    static final Duration LIFETIME = Duration.ofHours(1);
    private static final String PREFIX = "https://www.googleapis.com/auth/";

    /** What a token allows, on whose behalf. */
    record Grant(Workspace workspace, String subject, Set<String> scopes, Instant expiresAt) {}

    private final Map<String, Grant> grants = new ConcurrentHashMap<>();
    private final Clock clock;

    AccessTokens(Clock clock) {
        this.clock = clock;
    }

    String issue(Workspace workspace, String subject, Set<String> scopes) {
        Instant now = clock.instant();
        grants.values().removeIf(grant -> grant.expiresAt().isBefore(now));
        String token = "ya29.local-" + RandomText.token();
        grants.put(token, new Grant(workspace, subject, Set.copyOf(scopes), now.plus(LIFETIME)));
        return token;
    }

    /** The caller's directory, when its token is good for {@code area} (say {@code admin.directory.user}), read-only or not. */
    Workspace authorise(Request request, String area) {
        Grant grant = request.bearer()
                .map(grants::get)
                .filter(found -> found.expiresAt().isAfter(clock.instant()))
                .orElseThrow(GoogleError::notSignedIn);
        boolean allowed =
                grant.scopes().contains(PREFIX + area) || grant.scopes().contains(PREFIX + area + ".readonly");
        if (!allowed) {
            throw GoogleError.scopeMissing();
        }
        if (!grant.workspace().administers(grant.subject())) {
            throw GoogleError.forbidden();
        }
        return grant.workspace();
    }
}
