package platen.accesscode.issuing.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessCodeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"1111", "ZZZZZZ", "1234", "4321", "8642", "CDEF", "9753", "7890", "0987", "ABCDEFGH", "9ABC"})
    void findsRepeatsAndConstantStepsTrivial(String value) {
        assertThat(new AccessCode(value).isTrivial()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1112", "1243", "AB12", "K7P4WX", "1324354657", "YZAB"})
    void findsOthersNotTrivial(String value) {
        assertThat(new AccessCode(value).isTrivial()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "123", "12345678901", "abcd", "AB 12", "AB-12", "ÄBCD", "١٢٣٤"})
    void isNeverMadeOfWhatIsNotCanonical(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AccessCode(value))
                .withMessageNotContaining(value.isEmpty() ? "\0" : value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"K7P4WX"})
    void isNotPrinted(String value) {
        assertThat(new AccessCode(value)).hasToString("AccessCode[…]");
        assertThat(SuppliedCode.read(value, false).toString()).doesNotContain(value);
    }
}
