package platen.notification.mailing;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import platen.notification.testing.Log;
import platen.notification.testing.School;
import platen.notification.testing.School.Person;
import platen.notification.testing.WithSmtpPort;
import platen.testing.WithEngines;
import platen.testing.access.AccessChecks;

/** Everything is closed unless opened, and nobody sees another organisation. */
@QuarkusTest
@WithEngines
@WithSmtpPort
class AccessTableTest {

    @Test
    void everyEndpointIsOpenToThoseTheDocumentNamesOnly() {
        School school = School.withClassicMails();
        Person nobodys = school.enrols(new Person(UUID.randomUUID(), "Ana Silva", null));
        school.issues(nobodys, 1, "user-created", "K7M2QX");
        Log.awaitState(nobodys, 1, "suppressed");

        new AccessChecks(
                        "notification-service",
                        school.id(),
                        Map.of("/api/v1/mails/{id}", "/api/v1/mails/" + Log.idOf(nobodys, 1)))
                .hold();
    }
}
