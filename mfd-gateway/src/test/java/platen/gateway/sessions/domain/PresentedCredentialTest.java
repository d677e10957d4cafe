package platen.gateway.sessions.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PresentedCredentialTest {

    @ParameterizedTest
    @CsvSource({"k7p2m9, K7P2M9", "'K7P 2M9', K7P2M9", "K7P-2M9, K7P2M9", "1234, 1234", "ABCDEFGHJK, ABCDEFGHJK"})
    void bringsACodeIntoItsCanonicalForm(String typed, String canonical) {
        assertThat(new PresentedCredential(CredentialKind.CODE, typed).canonical())
                .contains(canonical);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "123", "ABCDEFGHJKM", "K7P2M!", "ÄÖÜß", "K7P2М9", "K7P2ı9", "K7P2ſ9", "K7P2\n9"})
    void takesNothingForACodeThatCanBeNone(String typed) {
        assertThat(new PresentedCredential(CredentialKind.CODE, typed).canonical())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"04:a2:2b:1c, 04A22B1C", "' 04a22b1c ', 04A22B1C", "0018226646, 0018226646", "02-207/638, 02207638"})
    void bringsACardIntoItsCanonicalForm(String read, String canonical) {
        assertThat(new PresentedCredential(CredentialKind.CARD, read).canonical())
                .contains(canonical);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "::", "123", "04A2\u00a02B1C", "04А22B1C"})
    void takesNothingForACardThatCanBeNone(String read) {
        assertThat(new PresentedCredential(CredentialKind.CARD, read).canonical())
                .isEmpty();
    }

    @Test
    void doesNotShowItsValueInLogs() {
        assertThat(new PresentedCredential(CredentialKind.CODE, "K7P2M9").toString())
                .doesNotContain("K7P");
    }
}
