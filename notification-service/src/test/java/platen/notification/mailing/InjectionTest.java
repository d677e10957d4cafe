package platen.notification.mailing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import platen.notification.testing.Letter;
import platen.notification.testing.Log;
import platen.notification.testing.MailCatcher;
import platen.notification.testing.School;
import platen.notification.testing.School.Person;
import platen.notification.testing.WithSmtpPort;
import platen.testing.WithEngines;

/** Names, addresses and organisations that try to be more, through the real mail client. */
@QuarkusTest
@WithEngines
@WithSmtpPort
class InjectionTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X\r\nBcc: eve@evil.example",
                "X\nBcc: eve@evil.example",
                "X\rBcc: eve@evil.example",
                "X\u760D\u760ABcc: eve@evil.example",
                "X\u010D\u010ABcc: eve@evil.example",
                "X\u0085Bcc: eve@evil.example",
                "X\u2028Bcc: eve@evil.example",
                "X\r\n\r\nAccess code: 000000",
                "X\nAccess code: 000000",
                "X\u2028Access code: 000000",
                "X\r\n.\r\nMAIL FROM:<eve@evil.example>",
                "<script>alert(1)</script>",
                "{#if true}{code}{/if}",
                "\" onclick=\"alert(1)",
                "=?UTF-8?Q?=0D=0ABcc:_eve@evil.example?=",
                "😀 ünï 山田 long enough to be folded into several lines of a header, all of them well-formed"
            })
    void aNameStaysAName(String name) {
        try (MailCatcher mail = MailCatcher.start()) {
            School school = School.unknown();
            school.created(name, "classic", null);
            Person ana = school.enrols(name);

            school.issues(ana, 1, "user-created", "K7M2QX");

            Letter letter = mail.await(ana.address());
            assertThat(letter.to()).containsExactly(ana.address());
            assertThat(letter.codes()).containsExactly("K7M2QX");
            assertThat(letter.headerLines())
                    .extracting(line -> line.substring(0, line.indexOf(':')))
                    .containsExactlyInAnyOrderElementsOf(headers(letter));
            assertThat(letter.html()).doesNotContain("<script>").doesNotContain("\" onclick=\"");
            assertThat(letter.subject()).startsWith("Your access code for ");
        }
    }

    /** GreenMail adds Return-Path and Received. */
    private static List<String> headers(Letter letter) {
        return java.util.stream.Stream.of(
                        "Return-Path",
                        "Received",
                        "MIME-Version",
                        "Message-ID",
                        "Date",
                        "Subject",
                        "From",
                        "To",
                        "Content-Type",
                        "Auto-Submitted")
                .filter(name -> !name.equals("Return-Path")
                        || letter.headerLines().stream().anyMatch(line -> line.startsWith("Return-Path")))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ana@school.example\r\nBcc: eve@evil.example",
                "ana@school.example>\r\nRCPT TO:<eve@evil.example",
                "ana\u760D\u760ARCPT TO:<eve@evil.example>@school.example",
                "ana@school.example, eve@evil.example",
                "Ana <eve@evil.example>",
                "ana@school.example\u0000"
            })
    void anAddressThatIsMoreIsNotWrittenTo(String address) {
        School school = School.withClassicMails();
        Person ana = school.enrols(new Person(UUID.randomUUID(), "Ana Silva", address));

        school.issues(ana, 1, "user-created", "K7M2QX");

        Log.awaitState(ana, 1, "suppressed");
        assertThat(Log.answer(ana, 1)).isEqualTo("no-address");
    }

    @Test
    void aLongNameInAnyScriptIsFoldedByCrLf() {
        try (MailCatcher mail = MailCatcher.start()) {
            School school = School.unknown();
            String name = "Großschule für Ähnliches und Übriges am Müggelsee 😀";
            school.created(name, "classic", null);
            Person ana = school.enrols("Ana Silva");

            school.issues(ana, 1, "user-created", "K7M2QX");

            assertThat(mail.await(ana.address()).subject()).isEqualTo("Your access code for " + name);
        }
    }
}
