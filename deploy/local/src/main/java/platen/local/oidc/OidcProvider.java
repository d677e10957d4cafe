package platen.local.oidc;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import platen.local.http.Reply;
import platen.local.http.Request;
import platen.local.http.Routes;

/** The local OIDC provider: discovery, keys, sign-in page, tokens. Made for a loopback address and demo accounts only. */
public final class OidcProvider {

    private final String issuer;
    private final SigningKey key;
    private final Tokens tokens;
    private final AuthorizeEndpoint authorize;
    private final TokenEndpoint token;

    public OidcProvider(String issuer, SigningKey key, Clients clients, Accounts accounts, Clock clock) {
        this.issuer = issuer;
        this.key = key;
        AuthorizationCodes codes = new AuthorizationCodes(clock);
        this.tokens = new Tokens(issuer, key, accounts, clock);
        this.authorize = new AuthorizeEndpoint(clients, accounts, codes);
        this.token = new TokenEndpoint(clients, accounts, codes, tokens, clock);
    }

    public Routes routes() {
        return new Routes()
                .on("GET", "/.well-known/openid-configuration", request -> Reply.json(200, discovery()))
                .on("GET", "/jwks", request -> Reply.json(200, key.jwks()))
                .on("GET", "/authorize", authorize::show)
                .on("POST", "/authorize", authorize::submit)
                .on("POST", "/token", token::handle)
                .on("GET", "/userinfo", this::userInfo)
                .on("GET", "/end-session", authorize::endSession)
                .on("GET", "/", request -> Reply.json(200, discovery()));
    }

    private Reply userInfo(Request request) {
        return request.bearer()
                .flatMap(text -> tokens.read(text, "access"))
                .map(claims -> Reply.json(200, claims.toJSONObject()))
                .orElseGet(() -> Reply.json(401, Map.of("error", "invalid_token"))
                        .with("WWW-Authenticate", "Bearer error=\"invalid_token\""));
    }

    private Map<String, Object> discovery() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("issuer", issuer);
        document.put("authorization_endpoint", issuer + "/authorize");
        document.put("token_endpoint", issuer + "/token");
        document.put("userinfo_endpoint", issuer + "/userinfo");
        document.put("jwks_uri", issuer + "/jwks");
        document.put("end_session_endpoint", issuer + "/end-session");
        document.put("response_types_supported", List.of("code"));
        document.put("response_modes_supported", List.of("query"));
        document.put(
                "grant_types_supported",
                List.of("authorization_code", "password", "refresh_token", "client_credentials"));
        document.put("subject_types_supported", List.of("public"));
        document.put("id_token_signing_alg_values_supported", List.of("RS256"));
        document.put("scopes_supported", List.of("openid", "profile", "email"));
        document.put(
                "token_endpoint_auth_methods_supported", List.of("client_secret_basic", "client_secret_post", "none"));
        document.put("code_challenge_methods_supported", List.of("S256"));
        document.put(
                "claims_supported", List.of("sub", "preferred_username", "name", "email", "groups", "organisation"));
        return document;
    }
}
