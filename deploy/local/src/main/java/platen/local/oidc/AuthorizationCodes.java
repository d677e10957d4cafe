package platen.local.oidc;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import platen.local.RandomText;

/** Codes between sign-in page and token endpoint: once, for a minute, bound to client, address and PKCE challenge. */
final class AuthorizationCodes {

    private static final Duration LIFETIME = Duration.ofMinutes(1);

    /** What a code stands for. {@code challenge} is S256 (RFC 7636 4.2); null when the client sent none. */
    record Grant(
            Account account,
            String clientId,
            String redirectUri,
            String scope,
            @Nullable String nonce,
            @Nullable String challenge,
            Instant expiresAt) {

        boolean provenBy(@Nullable String verifier) {
            return challenge == null || (verifier != null && Accounts.same(challenge, s256(verifier)));
        }
    }

    private final Map<String, Grant> grants = new ConcurrentHashMap<>();
    private final Clock clock;

    AuthorizationCodes(Clock clock) {
        this.clock = clock;
    }

    String issue(AuthorizeRequest request, Account account) {
        Instant now = clock.instant();
        grants.values().removeIf(grant -> grant.expiresAt().isBefore(now));
        String code = RandomText.token();
        grants.put(
                code,
                new Grant(
                        account,
                        request.clientId(),
                        request.redirectUri(),
                        request.scope(),
                        request.nonce(),
                        request.challenge(),
                        now.plus(LIFETIME)));
        return code;
    }

    Optional<Grant> redeem(String code) {
        return Optional.ofNullable(grants.remove(code))
                .filter(grant -> grant.expiresAt().isAfter(clock.instant()));
    }

    static String s256(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
