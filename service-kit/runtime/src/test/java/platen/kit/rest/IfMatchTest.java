package platen.kit.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class IfMatchTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '#',
            value = {"\"3\"", " \"3\" ", "\"1\", \"3\"", "\"1\",\"3\",\"x\"", "W/\"1\", \"3\"", "*", " * "})
    void matchesTheVersionItNames(String header) {
        assertThat(IfMatch.parse(header).matches(3)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"2\"", "W/\"3\"", "\"x\"", "\"\"", "\"03x\"", "\"99999999999999999999\""})
    void matchesNoOther(String header) {
        assertThat(IfMatch.parse(header).matches(3)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "\"3", "\"3\" \"4\"", ",", "w/\"3\"", "**", "\"a b\"", "\"3\",x"})
    void refusesWhatIsNoListOfTags(String header) {
        assertStatus(400, () -> IfMatch.parse(header));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void insists(String header) {
        assertStatus(428, () -> IfMatch.parse(header));
    }

    @Test
    void refusesAStaleVersion() {
        IfMatch seen = new IfMatch(false, Set.of(3L));

        assertThatCode(() -> seen.check(3)).doesNotThrowAnyException();
        assertStatus(412, () -> seen.check(4));
    }

    private static void assertStatus(int status, ThrowingCallable call) {
        assertThatThrownBy(call)
                .asInstanceOf(type(ProblemException.class))
                .extracting(failure -> failure.problem().status())
                .isEqualTo(status);
    }
}
