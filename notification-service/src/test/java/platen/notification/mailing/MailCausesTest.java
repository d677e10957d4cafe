package platen.notification.mailing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import platen.notification.testing.Letter;
import platen.notification.testing.Log;
import platen.notification.testing.MailCatcher;
import platen.notification.testing.School;
import platen.notification.testing.School.Person;
import platen.notification.testing.WithSmtpPort;
import platen.testing.TestEvent;
import platen.testing.TestRecord;
import platen.testing.WithEngines;
import platen.testing.contracts.ContractChecks;

@QuarkusTest
@WithEngines
@WithSmtpPort
class MailCausesTest {

    private MailCatcher mail;

    @BeforeEach
    void startMail() {
        mail = MailCatcher.start();
    }

    @AfterEach
    void stopMail() {
        mail.close();
    }

    @ParameterizedTest
    @CsvSource({
        "user-created,invitation-classic,Your access code for Demo School",
        "set-by-admin,code-updated-classic,Your access code for Demo School has changed",
        "generated-by-admin,code-updated-classic,Your access code for Demo School has changed",
        "removed-by-admin,code-updated-classic,Your access code for Demo School has changed",
        "source-cleared,new-code,Your new access code for Demo School",
        "conflict,new-code,Your new access code for Demo School",
        "expired,new-code,Your new access code for Demo School"
    })
    void mailsTheCodeOfAListedReason(String reason, String template, String subject) {
        School school = School.withClassicMails();
        Person ana = school.enrols("Ana Silva");

        TestEvent cause = school.issues(ana, 1, reason, "K7M2QX");

        Letter letter = mail.await(ana.address());
        assertThat(letter.subject()).isEqualTo(subject);
        assertThat(letter.codes()).containsExactly("K7M2QX");
        assertThat(letter.html()).contains("K7M2QX").contains("Ana Silva").contains("Demo School");
        assertThat(letter.messageId()).isEqualTo("<" + cause.id() + "@localhost>");
        assertSent(ana, template, cause);
    }

    private static void assertSent(Person person, String template, TestEvent cause) {
        TestRecord sent = School.topics()
                .await(
                        "notification.mail",
                        record -> record.is("mail-sent")
                                && record.data()
                                        .path("userId")
                                        .asText()
                                        .equals(person.id().toString()));
        assertThat(sent.data().path("template").asText()).isEqualTo(template);
        assertThat(sent.json().path("causationid").asText()).isEqualTo(cause.id());
        assertThat(sent.json().path("originsource").asText()).isEqualTo("google");
        ContractChecks.ofRepository().assertValid(String.valueOf(sent.value()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"user-created", "set-by-admin", "source-cleared"})
    void mailsALinkInsteadWhereTheOrganisationHasAPortal(String reason) {
        School school = School.withPortalMails();
        Person ana = school.enrols("Ana Silva");

        school.issues(ana, 1, reason, "K7M2QX");

        Letter letter = mail.await(ana.address());
        assertThat(letter.codes()).isEmpty();
        assertThat(letter.text())
                .contains("https://portal.school.example/my-code")
                .doesNotContain("K7M2QX");
        assertThat(letter.html())
                .contains("https://portal.school.example/my-code")
                .doesNotContain("K7M2QX");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"source-changed", "regenerated-by-user", "restored", "imported", "import-cleared", "policy-job"})
    void mailsNobodyForAnyOtherReason(String reason) {
        School school = School.withClassicMails();
        Person ana = school.enrols("Ana Silva");

        school.issues(ana, 1, reason, "AAAAA2");
        school.issues(ana, 2, "source-cleared", "K7M2QX");

        assertThat(mail.await(ana.address()).code()).isEqualTo("K7M2QX");
        assertThat(Log.of(ana)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "imported,Your access code for Demo School has changed",
        "import-cleared,Your new access code for Demo School",
        "policy-job,Your new access code for Demo School"
    })
    void mailsWhereWhoeverCausedItChoseSoAndNobodyWhereNot(String reason, String subject) {
        School school = School.withClassicMails();
        Person ana = school.enrols("Ana Silva");
        Person bob = school.enrols("Bob Stone");

        TestEvent silent =
                school.issued(bob, 1, reason, "AAAAA2").data("sealedCode", null).data("notify", false);
        School.topics().publish("accesscode.credential", silent);
        school.issues(bob, 2, "source-cleared", "BBBBB3");
        School.topics()
                .publish(
                        "accesscode.credential",
                        school.issued(ana, 1, reason, "K7M2QX").data("notify", true));

        assertThat(mail.await(ana.address()).subject()).isEqualTo(subject);
        assertThat(mail.await(bob.address()).code()).isEqualTo("BBBBB3");
        assertThat(Log.of(bob)).hasSize(1);
    }

    @Test
    void mailsNobodyWhenAnOwnerRepeatsItsState() {
        School school = School.withClassicMails();
        Person ana = school.enrols("Ana Silva");

        School.topics()
                .publish(
                        "accesscode.credential",
                        school.issued(ana, 1, "user-created", "AAAAA2").attribute("republished", true));
        school.issues(ana, 2, "source-cleared", "K7M2QX");

        assertThat(mail.await(ana.address()).code()).isEqualTo("K7M2QX");
        assertThat(Log.of(ana)).hasSize(1);
    }

    @Test
    void mailsOnceWhateverIsRepeated() {
        School school = School.withClassicMails();
        Person ana = school.enrols("Ana Silva");
        TestEvent cause = school.issues(ana, 1, "user-created", "K7M2QX");

        School.topics().publish("accesscode.credential", cause);
        School.topics().publish("accesscode.credential", cause.freshId());
        // A repeat that the inbox cannot know, by a producer that has lost its place.
        school.issues(ana, 1, "user-created", "K7M2QX");
        school.issues(ana, 1, "source-cleared", "K7M2QX");
        School.topics().publish("accesscode.credential", cause);
        school.issues(ana, 2, "set-by-admin", "NEWER2");

        mail.await(ana.address(), 2);
        assertThat(mail.to(ana.address())).extracting(Letter::code).containsExactly("K7M2QX", "NEWER2");
    }

    @Test
    void waitsForAPersonAndAnOrganisationThatAreTalkedOfTooEarly() {
        School school = School.unknown();
        Person ana = Person.named("Ana Silva");
        school.issues(ana, 1, "user-created", "K7M2QX");
        school.issues(ana, 2, "set-by-admin", "SECND2");
        School.topics()
                .await(
                        "accesscode.credential",
                        record -> String.valueOf(record.key()).endsWith(ana.id().toString()));

        school.enrols(ana);
        school.created("Late School", "classic", null);

        // The older of the two may or may not be out before the newer arrives; never after it.
        Log.awaitState(ana, 2, "sent");
        assertThat(mail.to(ana.address()).getLast().code()).isEqualTo("SECND2");
        assertThat(mail.to(ana.address()).getLast().subject()).contains("Late School");
    }

    @Test
    void tellsWhyNobodyIsWrittenTo() {
        School school = School.withClassicMails();
        Person mailless = school.enrols(new Person(java.util.UUID.randomUUID(), "Ana Silva", null));
        Person inactive = school.enrols("Bob Stone");
        Person gone = school.enrols("Eve Moor");
        school.says("user-deactivated", inactive, "inactive");
        school.deletes(gone);
        Log.awaitContactState(inactive, "inactive");
        Log.awaitContactState(gone, "deleted");

        school.issues(mailless, 1, "user-created", "AAAAA2");
        school.issues(inactive, 1, "user-created", "AAAAA3");
        school.issues(gone, 1, "user-created", "AAAAA4");

        assertSuppressed(mailless, "no-address");
        assertSuppressed(inactive, "inactive");
        assertSuppressed(gone, "inactive");
    }

    private static void assertSuppressed(Person person, String reason) {
        Log.awaitState(person, 1, "suppressed");
        assertThat(Log.answer(person, 1)).isEqualTo(reason);
        TestRecord suppressed = School.topics()
                .await(
                        "notification.mail",
                        record -> record.is("mail-suppressed")
                                && record.data()
                                        .path("userId")
                                        .asText()
                                        .equals(person.id().toString()));
        assertThat(suppressed.data().path("reason").asText()).isEqualTo(reason);
        ContractChecks.ofRepository().assertValid(String.valueOf(suppressed.value()));
    }

    @Test
    void takesTheAddressAndTheSettingsThatHoldWhenItWrites() {
        School school = School.withClassicMails();
        Person ana = school.enrols("Ana Silva");
        Person renamed = new Person(ana.id(), "Ana Souza", "souza-" + ana.address());
        school.says("user-updated", renamed, "active");
        school.settingsChanged("Renamed School", "portal", "https://portal.school.example/");
        Log.database();
        org.awaitility.Awaitility.await()
                .until(() -> Log.database()
                                .count(
                                        "select count(*) from contact c join organisation o using (organisation_id)"
                                                + " where c.user_id = ? and c.display_name = 'Ana Souza' and o.name = 'Renamed School'",
                                        ana.id())
                        == 1);

        school.issues(ana, 1, "user-created", "K7M2QX");

        Letter letter = mail.await(renamed.address());
        assertThat(letter.text()).contains("Hello Ana Souza,").contains("Renamed School");
        assertThat(letter.codes()).isEmpty();
    }
}
