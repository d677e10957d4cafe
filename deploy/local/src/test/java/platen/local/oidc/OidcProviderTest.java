package platen.local.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import platen.local.DemoOrganisation;
import platen.local.Json;
import platen.local.http.LocalServer;

class OidcProviderTest {

    private static final String ISSUER = "http://127.0.0.1:8090";
    private static final String BACK = "http://127.0.0.1:9/back";
    private static final String VERIFIER = "a-verifier-of-at-least-forty-three-characters-in-all";

    /** One key for all tests: making it is what costs. */
    @TempDir
    static Path directory;

    private final Accounts accounts = DemoAccounts.create(name -> "secret of " + name);
    private final HttpClient http = HttpClient.newHttpClient();
    private LocalServer server;

    @BeforeEach
    void start() throws Exception {
        server = start(directory);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void givesAnAccessTokenWithRoleAndOrganisationForAPassword() throws Exception {
        accounts.bind(DemoOrganisation.FIRST, "org-1");

        JWTClaimsSet claims = verified(password("admin", "secret of password.admin")
                .get("access_token")
                .asText());

        assertThat(claims.getAudience()).containsExactly("platen");
        assertThat(claims.getStringListClaim("groups")).containsExactly("admin");
        assertThat(claims.getStringClaim("organisation")).isEqualTo("org-1");
        assertThat(claims.getStringClaim("preferred_username")).isEqualTo("admin");
    }

    @Test
    void givesTheOperatorNoOrganisation() throws Exception {
        accounts.bind(DemoOrganisation.FIRST, "org-1");

        JWTClaimsSet claims = verified(password("operator", "secret of password.operator")
                .get("access_token")
                .asText());

        assertThat(claims.getClaims()).doesNotContainKey("organisation");
    }

    @Test
    void refusesAWrongPassword() throws Exception {
        assertThat(password("admin", "guess").get("error").asText()).isEqualTo("invalid_grant");
    }

    @Test
    void answersAsEntraDoesWhenASecondFactorIsNeeded() throws Exception {
        JsonNode asked = password("mia", "secret of password.mia");
        JsonNode enrol = password("max", "secret of password.max");

        assertThat(asked.get("error").asText()).isEqualTo("invalid_grant");
        assertThat(asked.get("error_description").asText()).startsWith("AADSTS50076: ");
        assertThat(enrol.get("error_description").asText()).startsWith("AADSTS50079: ");
    }

    @Test
    void doesNotTellAWrongPasswordThatASecondFactorIsNeeded() throws Exception {
        assertThat(password("mia", "guess").get("error_description").asText()).doesNotContain("AADSTS");
    }

    @Test
    void givesAServiceItsRole() throws Exception {
        JsonNode answer = token(
                Map.of("grant_type", "client_credentials", "client_id", "platen-scim", "client_secret", "scim secret"));

        JWTClaimsSet claims = verified(answer.get("access_token").asText());
        assertThat(claims.getSubject()).isEqualTo("platen-scim");
        assertThat(claims.getStringListClaim("groups")).containsExactly("service");
    }

    @Test
    void refusesAServiceWithAWrongSecret() throws Exception {
        JsonNode answer =
                token(Map.of("grant_type", "client_credentials", "client_id", "platen-scim", "client_secret", "x"));

        assertThat(answer.get("error").asText()).isEqualTo("invalid_client");
    }

    @Test
    void signsInByPageCodeAndPkce() throws Exception {
        String code = signIn(Map.of("username", "ana", "password", "secret of password.ana"));

        JsonNode answer = redeem(code, VERIFIER);

        assertThat(verified(answer.get("access_token").asText()).getStringClaim("preferred_username"))
                .isEqualTo("ana");
        JWTClaimsSet id = verified(answer.get("id_token").asText());
        assertThat(id.getAudience()).containsExactly("platen-accesscode");
        assertThat(id.getStringClaim("nonce")).isEqualTo("n-1");
    }

    @Test
    void redeemsACodeOnceAndOnlyWithItsVerifier() throws Exception {
        String code = signIn(Map.of("username", "ana", "password", "secret of password.ana"));
        String other = signIn(Map.of("username", "ana", "password", "secret of password.ana"));

        assertThat(redeem(code, VERIFIER).has("access_token")).isTrue();
        assertThat(redeem(code, VERIFIER).get("error").asText()).isEqualTo("invalid_grant");
        assertThat(redeem(other, "another verifier").get("error").asText()).isEqualTo("invalid_grant");
    }

    @Test
    void sendsNoCodeToAnotherMachine() throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(at("/authorize?response_type=code&client_id=platen-accesscode&redirect_uri="
                                + URLEncoder.encode("https://evil.example/", StandardCharsets.UTF_8)))
                        .build(),
                BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @Test
    void sendsTheCodesOfAClientWithARegisteredAddressNowhereElse() throws Exception {
        assertThat(authorize("http://127.0.0.1:9/page").statusCode()).isEqualTo(200);
        assertThat(authorize("http://127.0.0.1:9/page/other").statusCode()).isEqualTo(400);
    }

    private HttpResponse<String> authorize(String redirectUri) throws Exception {
        return http.send(
                HttpRequest.newBuilder(at("/authorize?response_type=code&client_id=platen-page&redirect_uri="
                                + URLEncoder.encode(redirectUri, StandardCharsets.UTF_8)))
                        .build(),
                BodyHandlers.ofString());
    }

    @Test
    void renewsByRefreshTokenAlsoAfterARestart() throws Exception {
        JsonNode first = password("admin", "secret of password.admin");
        server.close();
        server = start(directory);

        JsonNode second = token(Map.of(
                "grant_type",
                "refresh_token",
                "client_id",
                "platen-cli",
                "refresh_token",
                first.get("refresh_token").asText()));

        assertThat(second.has("access_token")).isTrue();
        assertThat(verified(first.get("access_token").asText())).isNotNull();
    }

    private LocalServer start(Path keys) throws Exception {
        Clients clients = new Clients(
                Map.of(
                        "platen-scim",
                        "scim secret",
                        "platen-accesscode",
                        "accesscode secret",
                        "platen-page",
                        "page secret"),
                Map.of("platen-page", Set.of("http://127.0.0.1:9/page")));
        OidcProvider provider = new OidcProvider(
                ISSUER, SigningKey.kept(keys.resolve("key.json")), clients, accounts, Clock.systemUTC());
        return LocalServer.start(0, provider.routes(), System.err);
    }

    private JsonNode password(String username, String password) throws Exception {
        return token(Map.of(
                "grant_type", "password", "client_id", "platen-cli", "username", username, "password", password));
    }

    private String signIn(Map<String, String> credentials) throws Exception {
        Map<String, String> request = Map.of(
                "response_type", "code",
                "client_id", "platen-accesscode",
                "redirect_uri", BACK,
                "scope", "openid",
                "state", "s 1",
                "nonce", "n-1",
                "code_challenge", AuthorizationCodes.s256(VERIFIER),
                "code_challenge_method", "S256");
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(at("/authorize"))
                        .POST(BodyPublishers.ofString(form(request) + "&" + form(credentials)))
                        .build(),
                BodyHandlers.ofString());
        URI location = URI.create(answer.headers().firstValue("Location").orElseThrow());
        assertThat(location.toString()).startsWith(BACK + "?code=").endsWith("&state=s+1");
        return location.getQuery().replaceAll("^code=([^&]+)&.*", "$1");
    }

    private JsonNode redeem(String code, String verifier) throws Exception {
        return token(Map.of(
                "grant_type",
                "authorization_code",
                "client_id",
                "platen-accesscode",
                "client_secret",
                "accesscode secret",
                "redirect_uri",
                BACK,
                "code",
                code,
                "code_verifier",
                verifier));
    }

    private JsonNode token(Map<String, String> form) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(at("/token"))
                .POST(BodyPublishers.ofString(form(form)))
                .build();
        return Json.parse(http.send(request, BodyHandlers.ofByteArray()).body());
    }

    private JWTClaimsSet verified(String token) throws Exception {
        JWKSet keys = JWKSet.load(at("/jwks").toURL());
        DefaultJWTProcessor<com.nimbusds.jose.proc.SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, new ImmutableJWKSet<>(keys)));
        processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                new JWTClaimsSet.Builder().issuer(ISSUER).build(), Set.of("sub", "exp", "iat")));
        return processor.process(token, null);
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    private static String form(Map<String, String> values) {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
