package platen.notification.mailing.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import platen.notification.template.domain.MailAddress;

class SmtpAnswerTest {

    private static final MailAddress ANA = MailAddress.of("ana@school.example").orElseThrow();

    @Test
    void keepsOneLineWithoutAddressAndCode() {
        String answer = SmtpAnswer.of("550-5.1.1 <Ana@School.example>\r\n550 unknown; you said k7m2qx", ANA, "K7M2QX");

        assertThat(answer).isEqualTo("550-5.1.1 <<recipient>> 550 unknown; you said <code>");
    }

    @Test
    void isNoRoomForAnEssay() {
        assertThat(SmtpAnswer.of("451 " + "x".repeat(5000), ANA, null)).hasSize(300);
    }
}
