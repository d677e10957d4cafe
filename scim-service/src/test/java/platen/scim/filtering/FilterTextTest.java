package platen.scim.filtering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import platen.scim.protocol.ScimRefusal;

class FilterTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "userName eq \"a\" | userName eq \"a\"",
                "emails[type eq \"work\"].value eq \"x\" | emails[(type eq \"work\") and value eq \"x\"]",
                "emails[type eq \"work\"].value EQ \"x\" and id eq \"1\" | emails[(type eq \"work\") and value EQ \"x\"] and id eq \"1\"",
                "(emails[type eq \"work\"].value eq \"x\") | (emails[(type eq \"work\") and value eq \"x\"])",
                "emails[type eq \"w\" or type eq \"h\"].value co \"x\" | emails[(type eq \"w\" or type eq \"h\") and value co \"x\"]",
                "userName eq \"a[b].value eq c\" | userName eq \"a[b].value eq c\"",
                "emails[type eq \"]\\\".value\"].value eq \"a\\\\\\\"b\" | emails[(type eq \"]\\\".value\") and value eq \"a\\\\\\\"b\"]",
                "roles[primary eq true].value pr | roles[(primary eq true) and value pr]",
            })
    void rewritesAComparisonAfterAValueFilter(String written, String normal) {
        assertThat(FilterText.normalised(written)).isEqualTo(normal);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "userName",
                "userName eq",
                "userName eq a",
                "userName eq 'a'",
                "userName eq \"a",
                "userName eq \"a\" and",
                "userName eq \"a\")",
                "(userName eq \"a\"",
                "emails[type eq \"work\"",
                "emails[]",
                "emails[type eq \"work\"].value",
                "userName eq \"a\u0000\"",
            })
    void refusesWhatCannotBeParsed(String written) {
        assertThatThrownBy(() -> FilterText.parse(written))
                .isInstanceOfSatisfying(
                        ScimRefusal.class,
                        refusal -> assertThat(refusal.status()).isEqualTo(400));
    }

    @Test
    void boundsLengthAndDepthBeforeParsing() {
        String deep = "(".repeat(11) + "userName eq \"a\"" + ")".repeat(11);
        String negated = "not (".repeat(500) + "userName eq \"a\"" + ")".repeat(500);

        assertThatThrownBy(() -> FilterText.parse(deep)).isInstanceOf(ScimRefusal.class);
        assertThatThrownBy(() -> FilterText.parse(negated)).isInstanceOf(ScimRefusal.class);
        assertThatThrownBy(() -> FilterText.parse("userName eq \"" + "a".repeat(4_096) + "\""))
                .isInstanceOf(ScimRefusal.class);
        assertThat(FilterText.parse("emails[type eq \"work\"].value eq \"" + "\\\"".repeat(1_900) + "\""))
                .isNotNull();
    }
}
