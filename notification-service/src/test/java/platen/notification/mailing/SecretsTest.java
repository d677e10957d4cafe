package platen.notification.mailing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import platen.notification.testing.Log;
import platen.notification.testing.MailCatcher;
import platen.notification.testing.School;
import platen.notification.testing.School.Person;
import platen.notification.testing.ScriptedSmtp;
import platen.notification.testing.ScriptedSmtp.ReplyToDot;
import platen.notification.testing.WithSmtpPort;
import platen.testing.WithEngines;

@QuarkusTest
@WithEngines
@WithSmtpPort
class SecretsTest {

    @Test
    void keepsNoCodeInDatabaseEventsAndLogs() throws IOException {
        String code = "ZQ7XK2WVNM";
        School school = School.withClassicMails();
        Person ana = school.enrols("Ana Silva");
        Person bob = school.enrols("Bob Stone");
        try (ScriptedSmtp refusing = new ScriptedSmtp(new ReplyToDot("451 do not like " + code))) {
            school.issues(ana, 1, "user-created", code);
            Log.awaitState(ana, 1, "sent");
        }
        try (MailCatcher mail = MailCatcher.start()) {
            school.issues(bob, 1, "user-created", code);
            mail.await(bob.address());
            Log.awaitState(bob, 1, "sent");
        }

        assertThat(Log.database().dump()).isNotEmpty().noneMatch(value -> value.contains(code));
        assertThat(Log.of(ana)).extracting(row -> row.get("sealed_box")).containsOnlyNulls();
        School.topics()
                .await(
                        "notification.mail",
                        record ->
                                String.valueOf(record.value()).contains(bob.id().toString()));
        assertThat(School.topics().all("notification.mail"))
                .noneMatch(record -> String.valueOf(record.value()).contains(code));
        String log = Files.readString(Path.of("target", "service.log"));
        assertThat(log)
                .isNotEmpty()
                .doesNotContain(code)
                .doesNotContain("K7M2QX")
                .doesNotContain(ana.address());
    }

    @Test
    void erasesTheSealedCodeOfAMailThatEndsUnsent() {
        School school = School.withClassicMails();
        Person ana = school.enrols("Ana Silva");
        school.issues(ana, 1, "user-created", "OLDER2");
        Log.awaitVersion(ana, 1);
        school.issues(ana, 2, "source-changed", "NEWER2");

        Log.awaitState(ana, 1, "superseded");

        assertThat(Log.of(ana)).extracting(row -> row.get("sealed_box")).containsOnlyNulls();
    }
}
