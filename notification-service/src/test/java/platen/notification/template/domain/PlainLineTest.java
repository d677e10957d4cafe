package platen.notification.template.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PlainLineTest {

    static Stream<Arguments> names() {
        return Stream.of(
                Arguments.of("Ana Silva", "Ana Silva"),
                Arguments.of("Ana\r\nAccess code: 000000", "Ana Access code: 000000"),
                Arguments.of("Ana\u0085\u2028\u2029\u000BSilva", "Ana Silva"),
                Arguments.of("  Ana \t Silva ", "Ana Silva"),
                Arguments.of("Ana\u0000", "Ana"),
                Arguments.of("\u202EavliS anA\u202C", "avliS anA"),
                Arguments.of("Ana\uFEFF\u200B", "Ana"),
                Arguments.of("山田\u760D\u760A太郎", "山田\u760D\u760A太郎"),
                Arguments.of("Ana 😀", "Ana 😀"),
                Arguments.of("می\u200Cخواهم", "می\u200Cخواهم"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void leavesOneLineOfVisibleText(String raw, String expected) {
        assertThat(PlainLine.of(raw).text()).isEqualTo(expected);
    }

    @Test
    void replacesHalvesOfCharacters() {
        assertThat(PlainLine.of("Ana \uD83D!").text()).isEqualTo("Ana \uFFFD!");
    }

    @Test
    void cutsWhatNobodyIsCalled() {
        String name = PlainLine.of("😀".repeat(500)).text();

        assertThat(name.codePointCount(0, name.length())).isEqualTo(80);
        assertThat(name).endsWith("…");
    }
}
