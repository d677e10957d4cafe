package platen.notification.template.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {

    @ParameterizedTest
    @CsvSource({
        "de, en, de",
        "de-AT, en, de",
        "de_CH, en, de",
        "FR, en, fr",
        "fr-CA-x-y, de, fr",
        "pt-BR, fr, fr",
        "pt-BR, ja, en",
        "'', de, de",
        ", de, de",
        "not a tag, fr, fr",
        "deu, fr, fr",
        "., ., en"
    })
    void isThePersonsThenTheOrganisationsThenEnglish(String person, String organisation, String expected) {
        assertThat(Language.of(person, organisation).tag()).isEqualTo(expected);
    }
}
