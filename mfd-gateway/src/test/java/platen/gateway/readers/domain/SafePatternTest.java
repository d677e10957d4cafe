package platen.gateway.readers.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafePatternTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                ";([0-9]{4,10})=",
                "^[^=]*=(\\d+)\\?$",
                "(?:04|08)[0-9A-F]{6,12}",
                "([A-F]|[0-9]){8}",
                "(a+)?b",
                "x*?y++",
                "[\\]\\[\\&-]",
            })
    void takesWhatCardsNeed(String pattern) {
        assertThat(SafePattern.objection(pattern)).isEmpty();
        assertThat(SafePattern.of(pattern).source()).isEqualTo(pattern);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "(",
                "[0-9",
                "(a*)*b",
                "((a{9})b){9}",
                "((?:a+))+",
                "(a)\\1",
                "(?<name>a)\\k<name>",
                "(?=a)",
                "(?!a)a",
                "(?i)a",
                "a{1000}",
                "a{2}{3}",
                "[a&&b]",
                "[a[b]]",
                "[]a]*",
                "\\Qa\\E",
                "\\p{L}",
                "\\x41",
            })
    void takesNothingThatCouldRunLong(String pattern) {
        assertThat(SafePattern.objection(pattern)).isPresent();
    }

    @Test
    void isShort() {
        assertThat(SafePattern.objection("a".repeat(200))).isEmpty();
        assertThat(SafePattern.objection("a".repeat(201))).isPresent();
    }

    @Test
    void givesUpOnATextThatTakesTooLong() {
        String text = "a".repeat(512);

        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            assertThat(SafePattern.of("(a|a)*b").matches(text)).isFalse();
            assertThat(SafePattern.of("(a|aa)+$").firstGroup(text + "b")).isEmpty();
            assertThat(SafePattern.of("a*a*a*a*a*b").firstGroup(text)).isEmpty();
            assertThat(SafePattern.of("(|a){999}b").matches(text)).isFalse();
        });
    }

    @Test
    void matchesTheWholeTextOrFindsAGroup() {
        assertThat(SafePattern.of("[0-9A-F]{8}").matches("0801161D")).isTrue();
        assertThat(SafePattern.of("[0-9A-F]{8}").matches("0801161DD6")).isFalse();
        assertThat(SafePattern.of("08([0-9A-F]+)").firstGroup("xx0801161D")).contains("01161D");
    }
}
