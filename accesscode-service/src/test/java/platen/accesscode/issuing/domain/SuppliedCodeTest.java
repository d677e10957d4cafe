package platen.accesscode.issuing.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import platen.accesscode.issuing.domain.SuppliedCode.Accepted;
import platen.accesscode.issuing.domain.SuppliedCode.Refused;

class SuppliedCodeTest {

    @ParameterizedTest
    @CsvSource({"K7P4WX, K7P4WX", "k7p4wx, K7P4WX", "' k7-p4 wx ', K7P4WX", "0O1I, 0O1I", "1a2b3c4d5e, 1A2B3C4D5E"})
    void isBroughtIntoCanonicalForm(String raw, String canonical) {
        assertThat(SuppliedCode.read(raw, false)).isEqualTo(new Accepted(new AccessCode(canonical)));
    }

    @ParameterizedTest
    @CsvSource({
        "'', EMPTY",
        "' - ', EMPTY",
        "A1B, TOO_SHORT",
        "A-1-B, TOO_SHORT",
        "A1B2C3D4E5F, TOO_LONG",
        "AB.12, FOREIGN_CHARACTER",
        "AB_12, FOREIGN_CHARACTER",
        "ÄB12, FOREIGN_CHARACTER",
        "1111, TRIVIAL",
        "ab cd ef, TRIVIAL",
        "9 8 7 6, TRIVIAL"
    })
    void isRefusedWithTheRuleItBreaks(String raw, CodeRule rule) {
        assertThat(SuppliedCode.read(raw, false)).isEqualTo(new Refused(rule));
    }

    @Test
    void doesNotTakeOtherScriptsForOurs() {
        assertThat(SuppliedCode.read("١٢٣٤", false)).isEqualTo(new Refused(CodeRule.FOREIGN_CHARACTER));
        assertThat(SuppliedCode.read("АВСЕ", false)).as("Cyrillic").isEqualTo(new Refused(CodeRule.FOREIGN_CHARACTER));
        assertThat(SuppliedCode.read("K7P4ıX", false))
                .as("dotless i")
                .isEqualTo(new Refused(CodeRule.FOREIGN_CHARACTER));
        assertThat(SuppliedCode.read("K7P4ſ1", false)).as("long s").isEqualTo(new Refused(CodeRule.FOREIGN_CHARACTER));
        assertThat(SuppliedCode.read("K7P4🖨", false)).as("emoji").isEqualTo(new Refused(CodeRule.FOREIGN_CHARACTER));
        assertThat(SuppliedCode.read("K7P4\u00a0X", false))
                .as("no-break space")
                .isEqualTo(new Refused(CodeRule.FOREIGN_CHARACTER));
    }
}
