package platen.google.directory.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalTest {

    @ParameterizedTest
    @CsvSource({
        "403, userRateLimitExceeded, BUSY",
        "403, rateLimitExceeded, BUSY",
        "403, quotaExceeded, BUSY",
        "403, forbidden, FORBIDDEN",
        "403, '', FORBIDDEN",
        "403, insufficientPermissions, SCOPE_MISSING",
        "401, authError, UNAUTHENTICATED",
        "404, notFound, NOT_FOUND",
        "429, '', BUSY",
        "500, backendError, UNAVAILABLE",
        "503, '', UNAVAILABLE",
        "400, invalid, OTHER",
        "302, '', OTHER"
    })
    void theReasonDecides(int status, String reason, Refusal refusal) {
        assertThat(Refusal.ofDirectory(status, reason)).isEqualTo(refusal);
    }

    @ParameterizedTest
    @CsvSource({
        "400, invalid_grant, GRANT_REFUSED",
        "401, unauthorized_client, DELEGATION_MISSING",
        "400, invalid_scope, SCOPE_MISSING",
        "503, '', UNAVAILABLE",
        "429, '', BUSY",
        "400, invalid_request, OTHER"
    })
    void ofTheTokenEndpointToo(int status, String error, Refusal refusal) {
        assertThat(Refusal.ofToken(status, error)).isEqualTo(refusal);
    }

    @ParameterizedTest
    @CsvSource({
        "BUSY, true",
        "UNAVAILABLE, true",
        "UNREADABLE, true",
        "UNAUTHENTICATED, false",
        "FORBIDDEN, false",
        "GRANT_REFUSED, false",
        "DELEGATION_MISSING, false",
        "NOT_FOUND, false",
        "OTHER, false"
    })
    void onlyWhatPassesIsTriedAgain(Refusal refusal, boolean passes) {
        assertThat(refusal.passes()).isEqualTo(passes);
    }
}
