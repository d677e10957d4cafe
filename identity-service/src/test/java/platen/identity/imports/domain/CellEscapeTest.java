package platen.identity.imports.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellEscapeTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+49 30", "-2", "@sum", "\tx", "\rx", "'quoted'", "'", "''", "'=1", "＝1"})
    void marksWhatASpreadsheetWouldTakeForAFormulaAndTakesTheMarkAwayAgain(String value) {
        assertThat(CellEscape.escaped(value)).isEqualTo("'" + value);
        assertThat(CellEscape.unescaped(CellEscape.escaped(value))).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Ana", "O'Neill", "'t Hooft", "1-2=3"})
    void leavesTheRestAlone(String value) {
        assertThat(CellEscape.unescaped(value)).isEqualTo(value);
    }

    @Test
    void givesBackWhateverItIsGiven() {
        var random = new Random(7);
        String letters = "'=+-@\t\r\n\0aé\",;＝";
        for (int round = 0; round < 20_000; round++) {
            String value = random.ints(random.nextInt(5), 0, letters.length())
                    .mapToObj(place -> letters.substring(place, place + 1))
                    .reduce("", String::concat);
            assertThat(CellEscape.unescaped(CellEscape.escaped(value))).isEqualTo(value);
            assertThat(CellEscape.escaped(value)).doesNotMatch("(?s)[=+\\-@\\t\\r\\n\\x00].*");
        }
    }
}
