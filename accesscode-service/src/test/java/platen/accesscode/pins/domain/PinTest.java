package platen.accesscode.pins.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import platen.accesscode.pins.domain.Pin.Reading.Accepted;
import platen.accesscode.pins.domain.Pin.Reading.Refused;

class PinTest {

    @ParameterizedTest
    @ValueSource(strings = {"4711", "0907", "1231", "1221", "9182736450", "112233"})
    void isTakenAsItIs(String digits) {
        assertThat(Pin.read(digits)).isEqualTo(new Accepted(new Pin(digits)));
    }

    @ParameterizedTest
    @CsvSource({
        "'', too-short",
        "471, too-short",
        "47114711470, too-long",
        "47 11, character-not-allowed",
        "47a1, character-not-allowed",
        "٤٧١١, character-not-allowed",
        "0000, trivial",
        "1234, trivial",
        "9876543210, trivial",
        "7890, trivial",
        "2468, trivial",
        "1212, trivial",
        "123123, trivial",
        "2580, trivial"
    })
    void isRefusedWithTheRuleItBreaks(String digits, String rule) {
        assertThat(Pin.read(digits)).isEqualTo(new Refused(rule));
    }

    @Test
    void isNeverPrinted() {
        assertThat(new Pin("4711").toString()).doesNotContain("4711");
        assertThat(PinHash.pbkdf2(1, new byte[] {1}, new byte[] {2}))
                .hasToString("PinHash[…]")
                .isEqualTo(new PinHash("$pbkdf2-sha512$i=1$AQ$Ag"));
    }
}
