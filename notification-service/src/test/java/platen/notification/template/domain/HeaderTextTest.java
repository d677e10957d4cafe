package platen.notification.template.domain;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderTextTest {

    @Test
    void leavesShortAsciiAsItIs() {
        assertThat(HeaderText.of(PlainLine.of("Your access code for Demo School")))
                .isEqualTo("Your access code for Demo School");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ihr Zugangscode für die Schule am Großen Müggelsee und alle ihre Außenstellen in Köpenick",
                "アクセスコード \u760D\u760A 学校",
                "Your access code for 😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀",
                "=?UTF-8?Q?not_what_it_seems?=",
                "Your access code for the College of Very Long Names and of Other Things"
            })
    void writesTheRestAsEncodedWordsThatReadTheSame(String text) throws UnsupportedEncodingException {
        String header = HeaderText.of(PlainLine.of(text));

        assertThat(MimeUtility.decodeText(MimeUtility.unfold(header)))
                .isEqualTo(PlainLine.of(text).text());
        assertThat(header).matches("[ -~]+(\\r\\n [ -~]+)*");
        assertThat(header.lines())
                .allSatisfy(line -> assertThat(line.strip().length()).isLessThanOrEqualTo(75));
    }
}
