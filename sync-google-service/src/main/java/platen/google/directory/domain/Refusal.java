package platen.google.directory.domain;

import java.util.Set;

/** Why the directory did not answer as hoped. The reason in the body decides, not the status alone. */
public enum Refusal {
    /** The key, the administrator or the clock is wrong: {@code invalid_grant}. */
    GRANT_REFUSED,
    /** Domain-wide delegation is missing, or not for all scopes: {@code unauthorized_client}. */
    DELEGATION_MISSING,
    SCOPE_MISSING,
    /** The access token is not accepted. */
    UNAUTHENTICATED,
    FORBIDDEN,
    NOT_FOUND,
    /** A quota is used up for now. */
    BUSY,
    /** Down, unreachable, too slow. */
    UNAVAILABLE,
    /** The answer is cut off or not what the API promises. */
    UNREADABLE,
    OTHER;

    private static final Set<String> QUOTA = Set.of("userRateLimitExceeded", "rateLimitExceeded", "quotaExceeded");
    private static final Set<String> SCOPE =
            Set.of("insufficientPermissions", "ACCESS_TOKEN_SCOPE_INSUFFICIENT", "insufficientScopes");

    /** Of an answer of the Directory API. */
    public static Refusal ofDirectory(int status, String reason) {
        return switch (status) {
            case 401 -> UNAUTHENTICATED;
            case 403 -> QUOTA.contains(reason) ? BUSY : SCOPE.contains(reason) ? SCOPE_MISSING : FORBIDDEN;
            // 412 is what Google says of somebody who was deleted within the last weeks.
            case 404, 412 -> NOT_FOUND;
            case 429 -> BUSY;
            default -> ofServer(status);
        };
    }

    /** Of an answer of the token endpoint; {@code error} is OAuth's. */
    public static Refusal ofToken(int status, String error) {
        return switch (error) {
            case "invalid_grant" -> GRANT_REFUSED;
            case "unauthorized_client" -> DELEGATION_MISSING;
            case "invalid_scope" -> SCOPE_MISSING;
            default -> status == 429 ? BUSY : ofServer(status);
        };
    }

    private static Refusal ofServer(int status) {
        return status == 408 || status >= 500 ? UNAVAILABLE : OTHER;
    }

    /** Worth another try. */
    public boolean passes() {
        return this == BUSY || this == UNAVAILABLE || this == UNREADABLE;
    }
}
