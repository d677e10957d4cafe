package platen.testing;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Access tokens as the suite's OIDC provider issues them, signed by the issuer that {@link WithEngines} starts. Who asks for the same one again
 * gets it again: signing is dear in a JVM that is told to compile little.
 */
public final class TestTokens {

    private static final String ISSUER =
            System.getProperty("quarkus.test.oidc.token.issuer", "https://server.example.com");

    private static final Map<List<String>, String> SIGNED = new ConcurrentHashMap<>();

    private TestTokens() {}

    /** A token of a person of an organisation; {@code role} is admin, helpdesk, auditor or user. */
    public static String of(UUID organisation, String username, String role) {
        return SIGNED.computeIfAbsent(
                List.of(organisation.toString(), username, role),
                unused -> sign(claims(username, role).claim("organisation", organisation.toString())));
    }

    public static String admin(UUID organisation) {
        return of(organisation, "admin", "admin");
    }

    /** An operator belongs to no organisation. */
    public static String operator() {
        return withoutOrganisation("operator", "operator");
    }

    /** A service names the organisation in the path. */
    public static String service(String name) {
        return withoutOrganisation(name, "service");
    }

    private static String withoutOrganisation(String username, String role) {
        return SIGNED.computeIfAbsent(List.of(username, role), unused -> sign(claims(username, role)));
    }

    /** Rightly signed, but meant for somebody else. */
    public static String forAnotherAudience(UUID organisation) {
        return sign(claims("admin", "admin")
                .claim("organisation", organisation.toString())
                .audience("https://elsewhere.example.com"));
    }

    /** The subject of whoever has the user name, at every issuer. */
    static String subject(String username) {
        return UUID.nameUUIDFromBytes(username.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** With the default issuer's key, whatever the claims say. */
    public static String forged(JwtClaimsBuilder claims) {
        return sign(claims);
    }

    private static JwtClaimsBuilder claims(String username, String role) {
        return Jwt.subject(subject(username))
                .preferredUserName(username)
                .groups(Set.of(role))
                .issuer(ISSUER)
                .audience("platen")
                .expiresIn(Duration.ofHours(1));
    }

    private static String sign(JwtClaimsBuilder claims) {
        return claims.jws().keyId("1").sign("privateKey.jwk");
    }
}
