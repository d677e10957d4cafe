package platen.accesscode.cards.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import platen.accesscode.cards.domain.CardNumber.Reading.Accepted;
import platen.accesscode.cards.domain.CardNumber.Reading.Refused;

class CardNumberTest {

    @ParameterizedTest
    @CsvSource({"04:a2:3f:b1, 04A23FB1", "04A23FB1, 04A23FB1", "'04 a2-3f.b1', 04A23FB1", "xyz-1234, XYZ1234"})
    void isBroughtIntoCanonicalForm(String raw, String canonical) {
        assertThat(CardNumber.read(raw)).isEqualTo(new Accepted(new CardNumber(canonical)));
    }

    @ParameterizedTest
    @CsvSource({"'', empty", "'::', empty", "1a2, too-short", "04a2é3, character-not-allowed"})
    void isRefusedWithTheRuleItBreaks(String raw, String rule) {
        assertThat(CardNumber.read(raw)).isEqualTo(new Refused(rule));
        assertThat(CardNumber.read("7".repeat(65))).isEqualTo(new Refused("too-long"));
    }

    @ParameterizedTest
    @CsvSource({"08A1B2C3, true", "'08:a1:b2:c3', true", "08A1B2C3D4, false", "18A1B2C3, false", "08A1B2CX, false"})
    void isRefusedWhenItIsAnotherAtEachTap(String raw, boolean random) {
        assertThat(CardNumber.read(raw).equals(new Refused("random-uid"))).isEqualTo(random);
    }

    @Test
    void isMaskedButForTheLastFourOfALongNumber() {
        assertThat(new CardNumber("04A23FB1").masked()).isEqualTo("••••3FB1");
        assertThat(new CardNumber("04A23F").masked()).isEqualTo("••••");
        assertThat(new CardNumber("04A23FB1")).hasToString("CardNumber[…]");
    }
}
