package platen.notification.mailing.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import platen.notification.contact.domain.Contact;
import platen.notification.contact.domain.Organisation;
import platen.notification.contact.domain.Organisation.Invitation;
import platen.notification.contact.domain.Organisation.ManualChangeMail;
import platen.notification.template.domain.MailTemplate;

class MailPolicyTest {

    @ParameterizedTest
    @CsvSource({
        "user-created,invitation-classic,invitation-portal",
        "set-by-admin,code-updated-classic,code-updated-portal",
        "generated-by-admin,code-updated-classic,code-updated-portal",
        "removed-by-admin,code-updated-classic,code-updated-portal",
        "source-cleared,new-code,new-code-portal",
        "conflict,new-code,new-code-portal",
        "expired,new-code,new-code-portal"
    })
    void followsTheTable(String reason, String classic, String portal) {
        assertThat(MailPolicy.templateFor(reason, school(Invitation.CLASSIC, null), null))
                .map(MailTemplate::id)
                .contains(classic);
        assertThat(MailPolicy.templateFor(reason, school(Invitation.PORTAL, null), null))
                .map(MailTemplate::id)
                .contains(portal);
    }

    @Test
    void remindsAsTheOrganisationInvites() {
        assertThat(MailPolicy.reminder(Invitation.CLASSIC)).isEqualTo(MailTemplate.REMINDER);
        assertThat(MailPolicy.reminder(Invitation.PORTAL)).isEqualTo(MailTemplate.REMINDER_PORTAL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "source-changed",
                "restored",
                "regenerated-by-user",
                "imported",
                "import-cleared",
                "policy-job",
                "a-reason-of-tomorrow",
                ""
            })
    void mailsNobodyForAnythingElse(String reason) {
        assertThat(MailPolicy.templateFor(reason, school(Invitation.CLASSIC, null), null))
                .isEmpty();
        assertThat(MailPolicy.templateFor(reason, school(Invitation.PORTAL, null), null))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "imported,code-updated-classic,code-updated-portal",
        "import-cleared,new-code,new-code-portal",
        "policy-job,new-code,new-code-portal",
        "set-by-admin,code-updated-classic,code-updated-portal"
    })
    void tellsPeopleWhenWhoeverCausedItChoseSo(String reason, String classic, String portal) {
        assertThat(MailPolicy.templateFor(reason, school(Invitation.CLASSIC, null), true))
                .map(MailTemplate::id)
                .contains(classic);
        assertThat(MailPolicy.templateFor(reason, school(Invitation.PORTAL, null), true))
                .map(MailTemplate::id)
                .contains(portal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"imported", "import-cleared", "policy-job", "conflict", "user-created"})
    void mailsNobodyWhenWhoeverCausedItChoseSo(String reason) {
        assertThat(MailPolicy.templateFor(reason, school(Invitation.CLASSIC, null), false))
                .isEmpty();
    }

    @Test
    void doesNotMakeAChoiceOfAReasonThatNeverMails() {
        assertThat(MailPolicy.templateFor("source-changed", school(Invitation.CLASSIC, null), true))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(MailTemplate.class)
    void putsACodeOnlyIntoMailsOfTheClassicKind(MailTemplate template) {
        assertThat(template.holdsCode())
                .isEqualTo(template.isOfCode() && !template.id().endsWith("-portal"));
    }

    @Test
    void writesToActivePeopleWithAnAddress() {
        assertThat(MailPolicy.refusal(contact("ana@school.example", Contact.State.ACTIVE)))
                .isEmpty();
        assertThat(MailPolicy.refusal(contact("ana@school.example", Contact.State.INACTIVE)))
                .contains(WhyNot.INACTIVE);
        assertThat(MailPolicy.refusal(contact(null, Contact.State.DELETED))).contains(WhyNot.INACTIVE);
        assertThat(MailPolicy.refusal(contact(null, Contact.State.ACTIVE))).contains(WhyNot.NO_ADDRESS);
        assertThat(MailPolicy.refusal(contact("ana@school.example\r\nBcc: eve@evil.example", Contact.State.ACTIVE)))
                .contains(WhyNot.NO_ADDRESS);
    }

    @ParameterizedTest
    @CsvSource({
        "CLASSIC,code-updated-classic,invitation-portal,new-code-portal",
        "PORTAL,code-updated-portal,invitation-portal,new-code-portal",
        "NONE,,invitation-portal,new-code-portal"
    })
    void letsAnOrganisationChooseTheMailOfAManualChangeOnly(
            ManualChangeMail manual, @Nullable String changed, String invited, String cleared) {
        Organisation school = school(Invitation.PORTAL, manual);

        for (String reason : List.of("set-by-admin", "generated-by-admin", "removed-by-admin")) {
            assertThat(MailPolicy.templateFor(reason, school, null).map(MailTemplate::id))
                    .isEqualTo(Optional.ofNullable(changed));
        }
        assertThat(MailPolicy.templateFor("user-created", school, null).map(MailTemplate::id))
                .contains(invited);
        assertThat(MailPolicy.templateFor("source-cleared", school, null).map(MailTemplate::id))
                .contains(cleared);
        assertThat(MailPolicy.templateFor("imported", school, true).map(MailTemplate::id))
                .contains("code-updated-portal");
    }

    private static Organisation school(Invitation invitation, @Nullable ManualChangeMail manual) {
        return new Organisation(
                UUID.randomUUID(), "Demo School", "en", invitation, "https://school.example/", null, manual);
    }

    private static Contact contact(@Nullable String email, Contact.State state) {
        return new Contact(UUID.randomUUID(), "Ana Silva", email, "en", state);
    }
}
