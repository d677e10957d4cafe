package platen.local.google;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import platen.local.http.Reply;
import platen.local.http.Request;

/** Exchanges a service account's signed assertion for an access token (RFC 7523), refusing in Google's words. */
final class GoogleTokenEndpoint {

    private static final String GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    private static final Duration SKEW = Duration.ofMinutes(5);

    /** What the demo organisations' administrators granted by domain-wide delegation. */
    private static final Set<String> DELEGATED = Set.of(
            "https://www.googleapis.com/auth/admin.directory.user.readonly",
            "https://www.googleapis.com/auth/admin.directory.orgunit.readonly",
            "https://www.googleapis.com/auth/admin.directory.userschema.readonly",
            "https://www.googleapis.com/auth/admin.directory.customer.readonly",
            "https://www.googleapis.com/auth/admin.reports.audit.readonly");

    private final String tokenUrl;
    private final List<ServiceAccount> accounts;
    private final Workspaces workspaces;
    private final AccessTokens tokens;
    private final Clock clock;

    GoogleTokenEndpoint(
            String tokenUrl, List<ServiceAccount> accounts, Workspaces workspaces, AccessTokens tokens, Clock clock) {
        this.tokenUrl = tokenUrl;
        this.accounts = accounts;
        this.workspaces = workspaces;
        this.tokens = tokens;
        this.clock = clock;
    }

    Reply handle(Request request) {
        Map<String, String> form = request.form();
        if (!form.getOrDefault("grant_type", "").equals(GRANT)) {
            return error(400, "unsupported_grant_type", "Invalid grant_type: " + form.getOrDefault("grant_type", ""));
        }
        try {
            return exchange(SignedJWT.parse(form.getOrDefault("assertion", "")));
        } catch (ParseException | JOSEException e) {
            return error(400, "invalid_grant", "Bad Request");
        }
    }

    private Reply exchange(SignedJWT assertion) throws ParseException, JOSEException {
        JWTClaimsSet claims = assertion.getJWTClaimsSet();
        Optional<ServiceAccount> account = accounts.stream()
                .filter(candidate -> candidate.email().equals(claims.getIssuer()))
                .findFirst();
        if (account.isEmpty()) {
            return error(400, "invalid_grant", "Invalid grant: account not found");
        }
        if (!assertion.getHeader().getAlgorithm().equals(JWSAlgorithm.RS256)
                || !assertion.verify(new RSASSAVerifier(account.get().publicKey()))) {
            return error(400, "invalid_grant", "Invalid JWT Signature.");
        }
        if (!claims.getAudience().contains(tokenUrl)) {
            return error(400, "invalid_grant", "Invalid JWT: Failed audience check. The right audience is " + tokenUrl);
        }
        if (!timely(claims.getIssueTime(), claims.getExpirationTime())) {
            return error(
                    400,
                    "invalid_grant",
                    "Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe.");
        }
        return grant(account.get(), claims);
    }

    private Reply grant(ServiceAccount account, JWTClaimsSet claims) throws ParseException {
        String scope = Optional.ofNullable(claims.getStringClaim("scope")).orElse("");
        Set<String> scopes = Set.copyOf(List.of(scope.trim().split("\\s+", -1)));
        if (scope.isBlank()) {
            return error(400, "invalid_scope", "Invalid OAuth scope or ID token audience provided.");
        }
        String subject = Optional.ofNullable(claims.getSubject()).orElse("");
        Optional<Workspace> workspace = workspaces.ofDomain(subject.substring(subject.indexOf('@') + 1));
        if (workspace.isEmpty() || workspace.get().find(subject).isEmpty()) {
            return error(400, "invalid_grant", "Invalid email or User ID");
        }
        boolean delegated = workspace.get().owner() == account.organisation() && DELEGATED.containsAll(scopes);
        if (!delegated) {
            return error(
                    401,
                    "unauthorized_client",
                    "Client is unauthorized to retrieve access tokens using this method, or client not authorized for any"
                            + " of the scopes requested.");
        }
        return Reply.json(
                200,
                Map.of(
                        "access_token", tokens.issue(workspace.get(), subject, scopes),
                        "expires_in", AccessTokens.LIFETIME.toSeconds(),
                        "token_type", "Bearer"));
    }

    private boolean timely(Date issued, Date expires) {
        if (issued == null || expires == null) {
            return false;
        }
        Instant now = clock.instant();
        return !issued.toInstant().isAfter(now.plus(SKEW))
                && expires.toInstant().isAfter(now)
                && !expires.toInstant().isAfter(issued.toInstant().plus(Duration.ofHours(1)));
    }

    private static Reply error(int status, String code, String description) {
        return Reply.json(status, Map.of("error", code, "error_description", description));
    }
}
