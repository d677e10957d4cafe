package platen.local.google;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import platen.local.DemoOrganisation;

class GoogleTokenTest {

    private static final DemoOrganisation FIRST = DemoOrganisation.FIRST;
    private static final DemoOrganisation SECOND = DemoOrganisation.SECOND;

    @TempDir
    Path directory;

    private GoogleClient google;

    @BeforeEach
    void start() throws Exception {
        google = GoogleClient.start(directory);
    }

    @AfterEach
    void stop() {
        google.close();
    }

    @Test
    void refusesAnotherKeysSignature() throws Exception {
        assertThat(google.tokenError(
                        SECOND, google.claims(FIRST, GoogleClient.USERS).build()))
                .isEqualTo("invalid_grant");
    }

    @Test
    void refusesAnotherAudience() throws Exception {
        JWTClaimsSet claims = google.claims(FIRST, GoogleClient.USERS)
                .audience("https://other.example/")
                .build();

        assertThat(google.tokenError(FIRST, claims)).isEqualTo("invalid_grant");
    }

    @Test
    void refusesAnAssertionThatIsTooLongLivedOrLate() throws Exception {
        JWTClaimsSet endless = google.claims(FIRST, GoogleClient.USERS)
                .expirationTime(Date.from(Instant.now().plusSeconds(7200)))
                .build();
        JWTClaimsSet late = google.claims(FIRST, GoogleClient.USERS)
                .expirationTime(Date.from(Instant.now().minusSeconds(10)))
                .build();

        assertThat(google.tokenError(FIRST, endless)).isEqualTo("invalid_grant");
        assertThat(google.tokenError(FIRST, late)).isEqualTo("invalid_grant");
    }

    @Test
    void refusesScopesThatWereNotDelegated() throws Exception {
        JWTClaimsSet claims = google.claims(FIRST, "https://www.googleapis.com/auth/admin.directory.user")
                .build();

        assertThat(google.tokenError(FIRST, claims)).isEqualTo("unauthorized_client");
    }

    @Test
    void refusesToSpeakForAnotherOrganisationsAdministrator() throws Exception {
        JWTClaimsSet claims = google.claims(FIRST, GoogleClient.USERS)
                .subject(SECOND.googleAdministrator())
                .build();

        assertThat(google.tokenError(FIRST, claims)).isEqualTo("unauthorized_client");
    }

    @Test
    void refusesAnUnknownAdministrator() throws Exception {
        JWTClaimsSet claims = google.claims(FIRST, GoogleClient.USERS)
                .subject("nobody@demo.example")
                .build();

        assertThat(google.tokenError(FIRST, claims)).isEqualTo("invalid_grant");
    }

    @Test
    void keepsTheServiceAccountsKeyOverARestart() throws Exception {
        JWTClaimsSet claims = google.claims(FIRST, GoogleClient.USERS).build();
        String assertion = google.sign(FIRST, claims);
        google.close();
        google = GoogleClient.start(directory);

        assertThat(google.exchange(assertion).has("access_token")).isTrue();
    }
}
