package platen.local.oidc;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import platen.local.http.Reply;
import platen.local.http.Request;

/** The token endpoint: authorization code, password, refresh token and client credentials (RFC 6749). */
final class TokenEndpoint {

    private final Clients clients;
    private final Accounts accounts;
    private final AuthorizationCodes codes;
    private final Tokens tokens;
    private final Clock clock;

    TokenEndpoint(Clients clients, Accounts accounts, AuthorizationCodes codes, Tokens tokens, Clock clock) {
        this.clients = clients;
        this.accounts = accounts;
        this.codes = codes;
        this.tokens = tokens;
        this.clock = clock;
    }

    Reply handle(Request request) {
        Map<String, String> form = request.form();
        Optional<Clients.Client> client = clients.authenticate(request, form);
        if (client.isEmpty()) {
            return error(401, "invalid_client", "unknown client or wrong secret");
        }
        return switch (form.getOrDefault("grant_type", "")) {
            case "authorization_code" -> code(client.get(), form);
            case "password" -> password(client.get(), form);
            case "refresh_token" -> refresh(client.get(), form);
            case "client_credentials" -> clientCredentials(client.get(), form);
            default -> error(400, "unsupported_grant_type", "grant_type is not supported");
        };
    }

    private Reply code(Clients.Client client, Map<String, String> form) {
        Optional<AuthorizationCodes.Grant> grant = codes.redeem(form.getOrDefault("code", ""))
                .filter(found -> found.clientId().equals(client.id()))
                .filter(found -> found.redirectUri().equals(form.get("redirect_uri")))
                .filter(found -> found.provenBy(form.get("code_verifier")));
        if (grant.isEmpty()) {
            return error(400, "invalid_grant", "the code is unknown, used, late or another client's");
        }
        AuthorizationCodes.Grant found = grant.get();
        return Reply.json(200, tokens.forAccount(found.account(), client.id(), found.scope(), found.nonce()));
    }

    private Reply password(Clients.Client client, Map<String, String> form) {
        Optional<Account> account =
                accounts.authenticate(form.getOrDefault("username", ""), form.getOrDefault("password", ""));
        if (account.isEmpty()) {
            return error(400, "invalid_grant", "user name and password do not belong together");
        }
        return switch (account.get().passwordGrant()) {
            case ALLOWED ->
                Reply.json(
                        200, tokens.forAccount(account.get(), client.id(), form.getOrDefault("scope", "openid"), null));
            case NEEDS_SECOND_FACTOR ->
                entra(
                        50076,
                        "Due to a configuration change made by your administrator, or because you moved to a new"
                                + " location, you must use multi-factor authentication to access 'platen'.");
            case NEEDS_ENROLMENT ->
                entra(
                        50079,
                        "Due to a configuration change made by your administrator, or because you moved to a new"
                                + " location, you must enroll in multi-factor authentication to access 'platen'.");
        };
    }

    private Reply refresh(Clients.Client client, Map<String, String> form) {
        Optional<JWTClaimsSet> claims = tokens.read(form.getOrDefault("refresh_token", ""), "refresh")
                .filter(found -> client.id().equals(found.getClaim("azp")));
        Optional<Account> account = claims.flatMap(found -> accounts.named(String.valueOf(found.getClaim("username"))));
        return account.isEmpty()
                ? error(400, "invalid_grant", "the refresh token is unknown or late")
                : Reply.json(
                        200,
                        tokens.forAccount(
                                account.get(),
                                client.id(),
                                String.valueOf(claims.get().getClaim("scope")),
                                null));
    }

    private Reply clientCredentials(Clients.Client client, Map<String, String> form) {
        return client.confidential()
                ? Reply.json(200, tokens.forClient(client.id(), form.getOrDefault("scope", "")))
                : error(400, "unauthorized_client", "a public client has no credentials of its own");
    }

    /** The body Entra ID answers a password grant with when the account needs a second factor. */
    private Reply entra(int code, String sentence) {
        String trace = UUID.randomUUID().toString();
        String correlation = UUID.randomUUID().toString();
        String time = clock.instant().toString();
        return Reply.json(
                400,
                Map.of(
                        "error",
                        "invalid_grant",
                        "error_description",
                        "AADSTS%d: %s Trace ID: %s Correlation ID: %s Timestamp: %s"
                                .formatted(code, sentence, trace, correlation, time),
                        "error_codes",
                        List.of(code),
                        "timestamp",
                        time,
                        "trace_id",
                        trace,
                        "correlation_id",
                        correlation,
                        "suberror",
                        "basic_action"));
    }

    private static Reply error(int status, String code, String description) {
        return Reply.json(status, Map.of("error", code, "error_description", description));
    }
}
