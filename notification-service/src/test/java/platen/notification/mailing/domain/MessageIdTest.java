package platen.notification.mailing.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import platen.notification.template.domain.MailAddress;

class MessageIdTest {

    private static final MailAddress FROM =
            MailAddress.of("platen@mail.example").orElseThrow();

    @Test
    void isTheCausesIdAtTheSendersDomain() {
        assertThat(MessageId.of("5e0c7a52-3f0e-4c7e-9d55-8a7b6c5d4e3f", FROM))
                .isEqualTo("<5e0c7a52-3f0e-4c7e-9d55-8a7b6c5d4e3f@mail.example>");
    }

    @Test
    void takesNoHeaderFromAnId() {
        String id = MessageId.of("1>\r\nBcc: <eve@evil.example", FROM);

        assertThat(id).matches("<[0-9a-f-]{36}@mail\\.example>");
        assertThat(MessageId.of("1>\r\nBcc: <eve@evil.example", FROM)).isEqualTo(id);
    }
}
