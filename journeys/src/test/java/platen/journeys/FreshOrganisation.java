package platen.journeys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import platen.local.Json;
import platen.local.Service;
import platen.local.StackDirectory;
import platen.local.client.Api;
import platen.local.client.Patience;

/** An organisation of a test's own on a running stack. Its administrator has no account at the stack's provider, only a token signed with its key. */
final class FreshOrganisation {

    private static final Patience PATIENCE = new Patience(Duration.ofSeconds(30));

    private final LocalStack stack;
    private final UUID id;
    private final String token;

    private FreshOrganisation(LocalStack stack, UUID id, String token) {
        this.stack = stack;
        this.id = id;
        this.token = token;
    }

    static FreshOrganisation create(LocalStack stack, ObjectNode settings) throws IOException, InterruptedException {
        JsonNode created = stack.file()
                .as("operator", Service.IDENTITY)
                .post("/api/v1/organisations", settings)
                .orThrow()
                .json();
        UUID id = UUID.fromString(created.path("id").asText());
        return new FreshOrganisation(stack, id, administratorsToken(stack, id));
    }

    UUID id() {
        return id;
    }

    /** A service as the administrator sees it. */
    Api admin(Service service) {
        return stack.file().with(token, stack.file().url(service));
    }

    /** scim-service as the organisation's identity provider sees it. */
    Api scim() throws InterruptedException {
        JsonNode issued = PATIENCE.until(
                        "scim to know the organisation",
                        () -> admin(Service.SCIM)
                                .post("/api/v1/scim/tokens", Json.object().put("name", "Journey"))
                                .orThrow())
                .json();
        return stack.file()
                .with(issued.path("token").asText(), issued.path("tenantUrl").asText());
    }

    private static String administratorsToken(LocalStack stack, UUID organisation) throws IOException {
        Instant now = Instant.now();
        var claims = new JWTClaimsSet.Builder()
                .issuer(stack.file().text("/oidc/issuer"))
                .subject(UUID.randomUUID().toString())
                .audience("platen")
                .claim("preferred_username", "admin")
                .claim("groups", List.of("admin"))
                .claim("organisation", organisation.toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofHours(1))))
                .build();
        try {
            RSAKey key = RSAKey.parse(Files.readString(new StackDirectory(stack.data()).signingKey()));
            var signed = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            signed.sign(new RSASSASigner(key));
            return signed.serialize();
        } catch (JOSEException | ParseException e) {
            throw new IOException("The stack's key does not sign", e);
        }
    }

    /** For a request that is to be made once. */
    static Map<String, String> once() {
        return Map.of("Idempotency-Key", UUID.randomUUID().toString());
    }
}
