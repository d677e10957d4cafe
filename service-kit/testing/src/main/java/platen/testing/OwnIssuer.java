package platen.testing;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.security.PrivateKey;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/** Organisations' own issuers, which {@link WithEngines} starts beside the default one and binds to their organisations. */
public enum OwnIssuer {
    /** Of one organisation, which its tokens need not name and which is closed to the default issuer; it calls roles as we do. */
    SCHOOL(
            new UUID(0x5c400100_0000_4000L, 0x8000_000000000001L),
            "%1$s.audience=platen",
            "%1$s.client-id=platen-pages",
            "%1$s.client-secret=a-secret-of-the-tests-that-is-long-enough"),

    /** Of two organisations, named in {@code tenant}; its groups are {@code Print team} and {@code Desk}, everybody is a user, and the default issuer speaks for them too. */
    TRUST(
            new UUID(0x7e000000_0000_4000L, 0x8000_000000000001L),
            "%1$s.organisations[1]=7e000000-0000-4000-8000-000000000002",
            "%1$s.organisation-claim=tenant",
            "%1$s.roles-claim=access/groups",
            "%1$s.roles.admin=Print team",
            "%1$s.roles.helpdesk=Desk,Second desk",
            "%1$s.everybody-is-user=true",
            "%1$s.user-name-claim=upn",
            "%1$s.exclusive=false"),

    /** Of an organisation whose provider does not answer. */
    AWAY(new UUID(0xa3a00000_0000_4000L, 0x8000_000000000001L));

    private static final String PROPERTY = "platen.test.run.issuer.";

    private final UUID organisation;
    private final String[] settings;

    OwnIssuer(UUID organisation, String... settings) {
        this.organisation = organisation;
        this.settings = settings;
    }

    /** The organisation it speaks for, or the first of them. */
    public UUID organisation() {
        return organisation;
    }

    /** What its tokens say in {@code iss}. */
    public String url() {
        return System.getProperty(PROPERTY + name() + ".url");
    }

    /** A person's token, with the role as {@link #SCHOOL} tells it. */
    public String of(String username, String role) {
        return sign(claims(username).claim("groups", Set.of(role)));
    }

    /** Without roles. */
    public JwtClaimsBuilder claims(String username) {
        return Jwt.subject(TestTokens.subject(username))
                .preferredUserName(username)
                .issuer(url())
                .audience("platen")
                .expiresIn(Duration.ofHours(1));
    }

    /** With its own key, whatever the claims say. */
    public String sign(JwtClaimsBuilder claims) {
        return claims.jws().keyId(name()).algorithm(SignatureAlgorithm.ES256).sign(key());
    }

    private PrivateKey key() {
        try {
            return ((PublicJsonWebKey) JsonWebKey.Factory.newJwk(System.getProperty(PROPERTY + name() + ".key")))
                    .getPrivateKey();
        } catch (JoseException e) {
            throw new IllegalStateException("Not a key", e);
        }
    }

    /** Tells it to tests, and how a service is configured for it. */
    void isAt(String url, PublicJsonWebKey key, Map<String, String> configuration) {
        System.setProperty(PROPERTY + name() + ".url", url);
        System.setProperty(PROPERTY + name() + ".key", key.toJson(JsonWebKey.OutputControlLevel.INCLUDE_PRIVATE));
        String prefix = "platen.oidc.issuers." + name().toLowerCase(java.util.Locale.ROOT);
        configuration.put(prefix + ".auth-server-url", url);
        configuration.put(prefix + ".organisations[0]", organisation.toString());
        Arrays.stream(settings)
                .map(setting -> setting.formatted(prefix).split("=", 2))
                .forEach(setting -> configuration.put(setting[0], setting[1]));
    }
}
