package platen.identity.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@b",
                "ana.silva@school.example",
                "o'neil+print@mail.school.example",
                "jürgen@schule.example",
                "ana@xn--bcher-kva.example"
            })
    void takesAddressesMailCanBeSentTo(String text) {
        assertThat(EmailAddress.isUsable(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ana",
                "@school.example",
                "ana@",
                "ana@@school.example",
                "ana silva@school.example",
                "ana@school..example",
                ".ana@school.example",
                "ana@-school.example",
                "ana@school.example\r\nBcc: all@school.example",
                "Ana <ana@school.example>",
                "ana@school.example,bob@school.example",
                "\"ana\"@school.example"
            })
    void refusesWhatIsNoAddress(String text) {
        assertThat(EmailAddress.isUsable(text)).isFalse();
    }

    @Test
    void refusesAnAddressThatIsTooLongQuickly() {
        assertThat(EmailAddress.isUsable("a".repeat(65) + "@school.example")).isFalse();
        assertThat(EmailAddress.isUsable("a@" + "b.".repeat(120_000) + "c")).isFalse();
    }

    @Test
    void writesLanguageTagsCanonically() {
        assertThat(LanguageTag.canonical("pt-br")).isEqualTo("pt-BR");
        assertThat(LanguageTag.canonical("zh-hant-TW")).isEqualTo("zh-Hant-TW");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "en_GB", "en-", "x-private", "1", "e"})
    void refusesWhatIsNoLanguage(String text) {
        assertThat(LanguageTag.canonical(text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ana\nSilva", "Ana\rSilva", "Ana\0", "\u202eavliS anA", "Ana\u2028Silva", "\ud800"})
    void seesInvisibleCharactersThatAct(String text) {
        assertThat(PlainText.isPlain(text)).isFalse();
        assertThat(PlainText.isPlain(PlainText.cleaned(text, 100))).isTrue();
    }

    @Test
    void cutsBetweenCharactersNeverWithinOne() {
        assertThat(PlainText.cleaned("ab🙂cd", 3)).isEqualTo("ab🙂");
    }

    @Test
    void foldsWritingsOfTheSameName() {
        assertThat(SearchKey.of("  Ana.SILVA ")).isEqualTo(SearchKey.of("ana.silva"));
        assertThat(SearchKey.of("STRASSE")).isEqualTo(SearchKey.of("straße"));
        assertThat(SearchKey.of("Jose\u0301")).isEqualTo(SearchKey.of("JOSÉ"));
        assertThat(SearchKey.of("ΟΔΥΣΣΕΥΣ")).isEqualTo(SearchKey.of("οδυσσευς"));
        assertThat(SearchKey.of("ΟΔΥΣΣΕΥΣ")).startsWith(SearchKey.of("οδυς"));
        assertThat(SearchKey.of("ana")).isNotEqualTo(SearchKey.of("anna"));
    }

    @Test
    void foldsWhatItHasFoldedToItself() {
        String key = SearchKey.of("ﬁ İstanbul ẞ ſ K");
        assertThat(SearchKey.of(key)).isEqualTo(key);
    }
}
