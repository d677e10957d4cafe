package platen.gateway.panel.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeypadTest {

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void hasEverySymbolACodeMayHoldAndNoOther(boolean small) {
        TreeSet<String> symbols = Arrays.stream(KeyPage.values())
                .flatMap(page -> keys(page, false, small).stream())
                .filter(Key::isSymbol)
                .map(Key::value)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(String.join("", symbols)).isEqualTo("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    }

    @Test
    void showsTheSymbolsOfGeneratedCodesAtOnceInFourRowsOfNine() {
        List<List<Key>> rows = Keypad.rows(KeyPage.SYMBOLS, false, false);

        assertThat(rows).hasSize(4).allMatch(row -> width(row) == 9);
        assertThat(rows.stream().flatMap(List::stream).filter(Key::isSymbol)).hasSize(31);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void leavesRoomForTwelveMillimetresAndAlwaysHasDeleteOkAndAWayBack(boolean small) {
        for (KeyPage page : KeyPage.values()) {
            List<List<Key>> rows = Keypad.rows(page, false, small);
            assertThat(rows).hasSizeLessThanOrEqualTo(small ? 3 : 4).allMatch(row -> width(row) <= (small ? 8 : 9));
            assertThat(keys(page, false, small)).extracting(Key::value).contains(Key.DELETE, Key.OK);
            assertThat(keys(page, false, small))
                    .anyMatch(key -> Keypad.turnedTo(key.value()).isPresent());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void hasDigitsOnlyForAPin(boolean small) {
        String symbols = keys(KeyPage.SYMBOLS, true, small).stream()
                .filter(Key::isSymbol)
                .map(Key::value)
                .sorted()
                .collect(Collectors.joining());

        assertThat(symbols).isEqualTo("0123456789");
        assertThat(keys(KeyPage.SYMBOLS, true, small))
                .noneMatch(key -> Keypad.turnedTo(key.value()).isPresent());
    }

    private static List<Key> keys(KeyPage page, boolean numeric, boolean small) {
        return Keypad.rows(page, numeric, small).stream().flatMap(List::stream).toList();
    }

    private static int width(List<Key> row) {
        return row.stream().mapToInt(Key::span).sum();
    }
}
