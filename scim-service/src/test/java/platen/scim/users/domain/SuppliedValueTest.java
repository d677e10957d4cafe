package platen.scim.users.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SuppliedValueTest {

    @ParameterizedTest
    @CsvSource({"7k-Qz 42, 7KQZ42", "0012, 0012", "ABCDEFGHJK, ABCDEFGHJK", "a-b-c-d-e-f-g-h-i-j, ABCDEFGHIJ"})
    void bringsACodeIntoItsCanonicalForm(String written, String canonical) {
        assertThat(CredentialKind.ACCESS_CODE.read(written)).isEqualTo(new SuppliedValue.Canonical(canonical));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " - ",
                "A1B",
                "ABCDEFGHJK2",
                "AB_12",
                "٤٢٤٢٤٢",
                "Straße",
                "ıııı",
                "ＡＢ１２",
                "AB\t12",
                "AB\u200b12"
            })
    void refusesACodeThatBreaksTheRules(String written) {
        assertThat(CredentialKind.ACCESS_CODE.read(written)).isInstanceOf(SuppliedValue.Refused.class);
    }

    @ParameterizedTest
    @CsvSource({"04:a2:5b:11, 04A25B11", "'04 A2-5B.11', 04A25B11", "CARD#0001, CARD0001"})
    void bringsACardIntoItsCanonicalForm(String written, String canonical) {
        assertThat(CredentialKind.CARD.read(written)).isEqualTo(new SuppliedValue.Canonical(canonical));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "::", "12", "٤٢٤٢٤٢"})
    void refusesWhatIsNoCard(String written) {
        assertThat(CredentialKind.CARD.read(written)).isInstanceOf(SuppliedValue.Refused.class);
    }

    @Test
    void saysTheRuleAndNotTheValue() {
        assertThat(CredentialKind.ACCESS_CODE.read("SECRET_12345").toString()).doesNotContain("SECRET");
        assertThat(CredentialKind.ACCESS_CODE.read("SECRET12").toString()).doesNotContain("SECRET");
    }
}
