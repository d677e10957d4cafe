package platen.gateway.devices.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PairingCodeTest {

    @Test
    void isShownInTwoHalvesWithoutVowelsOrLookAlikes() {
        PairingCode code = PairingCode.draw(new Random(7)::nextInt);

        assertThat(code.shown()).matches("[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"BCDF-GHJK", "bcdfghjk", " BCDF GHJK ", "bcdf-ghjk"})
    void isReadHoweverItIsTyped(String typed) {
        assertThat(PairingCode.parse(typed)).contains(new PairingCode("BCDFGHJK"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "BCDF-GHJ", "BCDF-GHJKL", "BCDF-GHJA", "BCDF-GHJ1", "ＢCDFGHJK"})
    void isNothingElse(String typed) {
        assertThat(PairingCode.parse(typed)).isEmpty();
    }

    @Test
    void doesNotShowItselfInLogs() {
        assertThat(new PairingCode("BCDFGHJK").toString()).doesNotContain("BCDF");
    }
}
