package platen.google.directory.client;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.security.interfaces.RSAPrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import platen.google.GoogleSyncConfig;
import platen.google.directory.DirectoryFailure;
import platen.google.directory.domain.DirectoryAccess;
import platen.google.directory.domain.Refusal;

/** Signs what a service account exchanges for an access token: an RS256 JWT, good for an hour. */
@ApplicationScoped
class Assertions {

    private static final Duration LIFETIME = Duration.ofHours(1);

    private final Clock clock;
    private final URI audience;

    Assertions(Clock clock, GoogleSyncConfig config) {
        this.clock = clock;
        this.audience = config.tokenUrl();
    }

    String sign(DirectoryAccess access, String scope) {
        RSAPrivateKey key = access.key()
                .signingKey()
                .orElseThrow(() -> new DirectoryFailure(Refusal.GRANT_REFUSED, "the stored key is unusable"));
        Instant now = clock.instant();
        return Jwt.issuer(access.key().clientEmail())
                .subject(access.delegatedAdmin())
                .audience(audience.toString())
                .claim("scope", scope)
                .issuedAt(now)
                .expiresAt(now.plus(LIFETIME))
                .jws()
                .algorithm(SignatureAlgorithm.RS256)
                .keyId(access.key().keyId())
                .sign(key);
    }
}
