package platen.scim.users.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatchKeyTest {

    @ParameterizedTest
    @CsvSource({
        "Ana.Silva@School.example, ana.silva@school.EXAMPLE",
        "STRASSE, straße",
        "ΟΔΟΣ, οδος",
        "Zo\u0065\u0308, zo\u00eb",
        "' ana ', ana",
        "ａｎａ, ana",
    })
    void isTheSameForTwoWritingsOfAName(String one, String other) {
        assertThat(MatchKey.of(one)).isEqualTo(MatchKey.of(other));
    }

    @ParameterizedTest
    @CsvSource({"ana, anna", "ana, aná", "a.b, ab"})
    void tellsNamesApart(String one, String other) {
        assertThat(MatchKey.of(one)).isNotEqualTo(MatchKey.of(other));
    }
}
