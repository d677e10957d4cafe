package platen.local.oidc;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes and reads the provider's tokens: subject, groups, organisation, audience {@code platen}. */
final class Tokens {

    static final String AUDIENCE = "platen";
    static final Duration ACCESS_LIFETIME = Duration.ofHours(1);
    static final Duration REFRESH_LIFETIME = Duration.ofHours(12);

    private static final String USE = "token_use";

    private final String issuer;
    private final SigningKey key;
    private final Accounts accounts;
    private final Clock clock;

    Tokens(String issuer, SigningKey key, Accounts accounts, Clock clock) {
        this.issuer = issuer;
        this.key = key;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** The token endpoint's answer for a person; {@code nonce} is null where the request had none. */
    Map<String, Object> forAccount(Account account, String clientId, String scope, @Nullable String nonce) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("access_token", access(account, clientId, scope));
        answer.put("token_type", "Bearer");
        answer.put("expires_in", ACCESS_LIFETIME.toSeconds());
        answer.put("refresh_token", refresh(account, clientId, scope));
        answer.put("scope", scope);
        if (List.of(scope.split(" ", -1)).contains("openid")) {
            answer.put(
                    "id_token",
                    key.sign(person(account, ACCESS_LIFETIME)
                            .audience(clientId)
                            .claim(USE, "id")
                            .claim("nonce", nonce)
                            .claim("auth_time", clock.instant().getEpochSecond())
                            .build()));
        }
        return answer;
    }

    /** For a service that speaks for itself: role {@code service}, no organisation. */
    Map<String, Object> forClient(String clientId, String scope) {
        JWTClaimsSet claims = base(clientId, ACCESS_LIFETIME)
                .audience(AUDIENCE)
                .claim(USE, "access")
                .claim("azp", clientId)
                .claim("client_id", clientId)
                .claim("preferred_username", clientId)
                .claim("groups", List.of("service"))
                .claim("scope", scope)
                .build();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("access_token", key.sign(claims));
        answer.put("token_type", "Bearer");
        answer.put("expires_in", ACCESS_LIFETIME.toSeconds());
        answer.put("scope", scope);
        return answer;
    }

    /** The claims of one of our unexpired tokens of that use ({@code access}, {@code refresh}). */
    Optional<JWTClaimsSet> read(String token, String use) {
        return key.verified(token)
                .filter(claims -> issuer.equals(claims.getIssuer()) && use.equals(claims.getClaim(USE)))
                .filter(claims -> claims.getExpirationTime().toInstant().isAfter(clock.instant()));
    }

    private String access(Account account, String clientId, String scope) {
        return key.sign(person(account, ACCESS_LIFETIME)
                .audience(AUDIENCE)
                .claim(USE, "access")
                .claim("azp", clientId)
                .claim("scope", scope)
                .build());
    }

    private String refresh(Account account, String clientId, String scope) {
        return key.sign(base(account.subject(), REFRESH_LIFETIME)
                .audience(issuer)
                .claim(USE, "refresh")
                .claim("azp", clientId)
                .claim("username", account.username())
                .claim("scope", scope)
                .build());
    }

    private JWTClaimsSet.Builder person(Account account, Duration lifetime) {
        JWTClaimsSet.Builder claims = base(account.subject(), lifetime)
                .claim("preferred_username", account.username())
                .claim("upn", account.username())
                .claim("name", account.displayName())
                .claim("email", account.email())
                .claim("groups", List.of(account.role()));
        accounts.organisationId(account).ifPresent(id -> claims.claim("organisation", id));
        return claims;
    }

    private JWTClaimsSet.Builder base(String subject, Duration lifetime) {
        Instant now = clock.instant();
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject(subject)
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(lifetime)));
    }
}
