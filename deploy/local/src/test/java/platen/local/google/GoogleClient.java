package platen.local.google;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.EnumMap;
import java.util.Map;
import platen.local.DemoOrganisation;
import platen.local.Json;
import platen.local.http.LocalServer;

/** A started fake, and a client that holds the service accounts' keys. */
final class GoogleClient implements AutoCloseable {

    static final String USERS = "https://www.googleapis.com/auth/admin.directory.user.readonly";

    private static final String ALL = USERS + " https://www.googleapis.com/auth/admin.directory.orgunit.readonly"
            + " https://www.googleapis.com/auth/admin.directory.userschema.readonly";
    private static final String TOKEN_URL = "http://127.0.0.1:8092/token";

    private static final Map<DemoOrganisation, byte[]> KEYS = new EnumMap<>(DemoOrganisation.class);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path directory;
    private final LocalServer server;

    private GoogleClient(Path directory, LocalServer server) {
        this.directory = directory;
        this.server = server;
    }

    /** The keys are made once for all tests: making them is what costs. */
    static GoogleClient start(Path directory) throws IOException {
        for (DemoOrganisation organisation : DemoOrganisation.all()) {
            Path file = FakeGoogle.keyFile(directory, organisation);
            if (KEYS.containsKey(organisation) && !Files.exists(file)) {
                Files.createDirectories(file.getParent());
                Files.write(file, KEYS.get(organisation));
            }
        }
        FakeGoogle google = FakeGoogle.open(directory, TOKEN_URL, Clock.systemUTC());
        for (DemoOrganisation organisation : DemoOrganisation.all()) {
            KEYS.put(organisation, Files.readAllBytes(FakeGoogle.keyFile(directory, organisation)));
        }
        return new GoogleClient(directory, LocalServer.start(0, google.routes(), System.err));
    }

    @Override
    public void close() {
        server.close();
    }

    String accessToken(DemoOrganisation organisation) throws Exception {
        return accessToken(organisation, ALL);
    }

    String accessToken(DemoOrganisation organisation, String scope) throws Exception {
        return exchange(sign(organisation, claims(organisation, scope).build()))
                .get("access_token")
                .asText();
    }

    JWTClaimsSet.Builder claims(DemoOrganisation organisation, String scope) throws IOException {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(key(organisation).get("client_email").asText())
                .subject(organisation.googleAdministrator())
                .audience(key(organisation).get("token_uri").asText())
                .claim("scope", scope)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(3600)));
    }

    String tokenError(DemoOrganisation signer, JWTClaimsSet claims) throws Exception {
        return exchange(sign(signer, claims)).get("error").asText();
    }

    String sign(DemoOrganisation signer, JWTClaimsSet claims) throws Exception {
        String pem = key(signer).get("private_key").asText().replaceAll("-----[A-Z ]+-----|\\s", "");
        PrivateKey privateKey = KeyFactory.getInstance("RSA")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
        SignedJWT assertion = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims);
        assertion.sign(new RSASSASigner(privateKey));
        return assertion.serialize();
    }

    JsonNode exchange(String assertion) throws IOException, InterruptedException {
        String grant = URLEncoder.encode("urn:ietf:params:oauth:grant-type:jwt-bearer", StandardCharsets.UTF_8);
        return send("POST", "/token", "grant_type=" + grant + "&assertion=" + assertion);
    }

    JsonNode json(String path, String token) throws IOException, InterruptedException {
        return Json.parse(get(path, token).body());
    }

    HttpResponse<byte[]> get(String path, String token) throws IOException, InterruptedException {
        return http.send(
                request(path).header("Authorization", "Bearer " + token).build(), BodyHandlers.ofByteArray());
    }

    JsonNode send(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest request =
                request(path).method(method, BodyPublishers.ofString(body)).build();
        return Json.parse(http.send(request, BodyHandlers.ofByteArray()).body());
    }

    JsonNode post(String path, String token, String body) throws IOException, InterruptedException {
        HttpRequest request = request(path)
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.ofString(body))
                .build();
        byte[] answer = http.send(request, BodyHandlers.ofByteArray()).body();
        return answer.length == 0 ? Json.object() : Json.parse(answer);
    }

    private JsonNode key(DemoOrganisation organisation) throws IOException {
        return Json.parse(Files.readAllBytes(FakeGoogle.keyFile(directory, organisation)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    }
}
