package platen.notification.mailing.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import platen.notification.template.domain.MailTemplate;

class PriorityTest {

    @ParameterizedTest
    @CsvSource({
        "REMINDER,URGENT,0",
        "REMINDER_PORTAL,URGENT,0",
        "CARD_LINK,URGENT,0",
        "RUN_FAILED,NOTICE,1",
        "GUESS_BUDGET,NOTICE,1",
        "INVITATION_CLASSIC,ORDINARY,2",
        "NEW_CODE_PORTAL,ORDINARY,2",
        "CARD_EXPIRING,ORDINARY,2"
    })
    void putsFirstWhatSomebodyWaitsFor(MailTemplate template, Priority priority, short column) {
        assertThat(Priority.of(template)).isEqualTo(priority);
        assertThat(priority.column()).isEqualTo(column);
    }
}
