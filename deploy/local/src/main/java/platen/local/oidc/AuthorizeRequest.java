package platen.local.oidc;

import java.net.URI;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The parameters of an authorization request (OpenID Connect Core 3.1.2.1) that this provider looks at. */
record AuthorizeRequest(
        String clientId,
        String redirectUri,
        String scope,
        @Nullable String state,
        @Nullable String nonce,
        @Nullable String challenge) {

    /** Only this machine may receive codes of the local provider. */
    private static final Set<String> HOSTS = Set.of("127.0.0.1", "localhost", "[::1]");

    static AuthorizeRequest of(Map<String, String> parameters) {
        String challengeMethod = parameters.getOrDefault("code_challenge_method", "S256");
        if (!challengeMethod.equals("S256")) {
            throw new IllegalArgumentException("code_challenge_method has to be S256");
        }
        return new AuthorizeRequest(
                parameters.getOrDefault("client_id", ""),
                parameters.getOrDefault("redirect_uri", ""),
                parameters.getOrDefault("scope", "openid"),
                parameters.get("state"),
                parameters.get("nonce"),
                parameters.get("code_challenge"));
    }

    boolean redirectsToThisMachine() {
        URI uri = URI.create(redirectUri);
        String host = uri.getHost();
        return host != null && HOSTS.contains(host) && uri.getScheme().startsWith("http");
    }
}
