package platen.notification.template.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"ana@school.example", "ana.silva+mfd@school.example", "o'neil@a-b.example", "ana@localhost"})
    void takesAPlainAddressAsItIs(String address) {
        assertThat(MailAddress.of(address)).map(MailAddress::value).contains(address);
    }

    @Test
    void writesAnInternationalDomainInAscii() {
        assertThat(MailAddress.of("ana@bücher.example")).map(MailAddress::value).contains("ana@xn--bcher-kva.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ana",
                "@school.example",
                "ana@",
                "ana@school.example\r\nBcc: eve@evil.example",
                "ana\r\n@school.example",
                "ana\u760D\u760A@school.example",
                "ana@school.example\u760D\u760ARCPT TO:<eve@evil.example>",
                "ana@sch\u0000ool.example",
                "ana@school.example>\u0020SIZE=1",
                "ana>\u0020<eve@evil.example",
                "Ana <ana@school.example>",
                "ana@school.example (Ana)",
                "ana@school.example,eve@evil.example",
                "\"ana silva\"@school.example",
                "ana@[127.0.0.1]",
                "ana..silva@school.example",
                "ana@school..example",
                "ana@-school.example",
                "ana\u0085@school.example",
                "ana\u2028@school.example",
                "änä@school.example",
                "ana@evil.example@school.example"
            })
    void doesNotTakeWhatCouldBeMoreThanAnAddress(String address) {
        assertThat(MailAddress.of(address)).isEmpty();
    }

    @Test
    void doesNotTakeMoreThanSmtpCarries() {
        assertThat(MailAddress.of("a".repeat(65) + "@school.example")).isEmpty();
        assertThat(MailAddress.of("ana@" + "a".repeat(60) + ".b".repeat(120))).isEmpty();
    }

    @Test
    void keepsTheAddressOutOfLogs() {
        assertThat(MailAddress.of("ana@school.example").orElseThrow().toString())
                .doesNotContain("ana");
    }
}
