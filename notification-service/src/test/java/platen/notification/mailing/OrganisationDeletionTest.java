package platen.notification.mailing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import platen.notification.testing.Log;
import platen.notification.testing.MailCatcher;
import platen.notification.testing.School;
import platen.notification.testing.School.Person;
import platen.notification.testing.WithSmtpPort;
import platen.testing.DeletedOrganisationCheck;
import platen.testing.SweepCheck;
import platen.testing.TestTokens;
import platen.testing.WithEngines;

/** Mails, contacts and webhooks go with their organisation, and nobody of it is written to any more. */
@QuarkusTest
@WithEngines
@WithSmtpPort
class OrganisationDeletionTest {

    private static final String CREDENTIALS = "accesscode.credential";

    @Test
    void sweepsEveryTable() throws Exception {
        SweepCheck.of("notification", Map.of("mail_rate", "how many mails may be sent at once, whoever's they are"));
    }

    @Test
    void keepsNothingOfADeletedOrganisationAndMailsNobodyOfIt() {
        School school = School.withClassicMails();
        School other = School.withClassicMails();
        Person ana = school.enrols("Ana Silva");
        Person bob = other.enrols("Bob Stone");
        // No mail server: they wait.
        school.issues(ana, 1, "user-created", "WAITS2");
        other.issues(bob, 1, "user-created", "WAITS3");
        Log.awaitVersion(ana, 1);
        var check = new DeletedOrganisationCheck(school.id(), School.topics());

        check.deleted().finished();

        given().auth()
                .oauth2(TestTokens.admin(school.id()))
                .get("/api/v1/mails")
                .then()
                .statusCode(410);
        check.drops(CREDENTIALS, school.issued(ana, 2, "set-by-admin", "TOLATE"));
        check.leavesNothing();
        try (MailCatcher mail = MailCatcher.start()) {
            mail.await(bob.address());
            assertThat(mail.to(ana.address())).isEmpty();
        }
    }
}
