package platen.scim.protocol;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionConditionTest {

    @ParameterizedTest
    @ValueSource(strings = {"W/\"3\"", "\"3\"", "*", " W/\"3\" ", "W/\"2\", W/\"3\""})
    void letsTheCurrentVersionThrough(String header) {
        assertThatCode(() -> VersionCondition.of(header).check(3)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"W/\"2\"", "\"33\"", "3", "", "W/\"\""})
    void refusesEveryOther(String header) {
        assertThatThrownBy(() -> VersionCondition.of(header).check(3)).isInstanceOf(ScimRefusal.class);
    }

    @Test
    void isNotDemanded() {
        assertThatCode(() -> VersionCondition.of(null).check(3)).doesNotThrowAnyException();
    }
}
