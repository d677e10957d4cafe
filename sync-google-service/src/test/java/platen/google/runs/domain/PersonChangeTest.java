package platen.google.runs.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import platen.google.connection.domain.GuardClass;

class PersonChangeTest {

    private static final CredentialTrace CLEARED = new CredentialTrace("CLEARED", null);
    private static final CredentialTrace ABSENT = new CredentialTrace("ABSENT", null);

    @Test
    void somebodyNewConcernsNoGuard() {
        PersonChange change = PersonChange.of(null, ana("ana@x.example", false), CLEARED, CLEARED);

        assertThat(change.kind()).isEqualTo(ChangeKind.NEW);
        assertThat(change.classes()).isEmpty();
    }

    @Test
    void tellsEachFieldAndWhichGuardHasASayInIt() {
        KnownPerson before = known(false, true, "ana@x.example", set(1), set(2));

        PersonChange change = PersonChange.of(before, ana("berg@x.example", false), CLEARED, CLEARED);

        assertThat(change.kind()).isEqualTo(ChangeKind.CHANGED);
        assertThat(change.fields())
                .containsExactlyInAnyOrder(
                        ChangedField.EMAIL, ChangedField.ACTIVE, ChangedField.ACCESS_CODE, ChangedField.CARD);
        assertThat(change.classes())
                .containsExactlyInAnyOrder(
                        GuardClass.EMAIL_CHANGE, GuardClass.DISABLE, GuardClass.CODE_CLEAR, GuardClass.CARD_CLEAR);
    }

    @Test
    void onlyASetValueCanBeCleared() {
        assertThat(classes(CLEARED, CLEARED)).isEmpty();
        assertThat(classes(ABSENT, CLEARED)).isEmpty();
        assertThat(classes(set(1), ABSENT)).isEmpty();
        assertThat(classes(set(1), set(2))).isEmpty();
        assertThat(classes(set(1), CLEARED)).containsExactly(GuardClass.CODE_CLEAR);
    }

    @Test
    void enablingIsNoHarm() {
        PersonChange change = PersonChange.of(known(false, false, "a", ABSENT, ABSENT), ana("a", true), ABSENT, ABSENT);

        assertThat(change.fields()).containsExactly(ChangedField.ACTIVE);
        assertThat(change.classes()).isEmpty();
    }

    @Test
    void whoIsBackIsComparedWithWhatTheyHad() {
        PersonChange change = PersonChange.of(known(true, true, "a", set(1), ABSENT), ana("a", false), CLEARED, ABSENT);

        assertThat(change.kind()).isEqualTo(ChangeKind.RESTORED);
        assertThat(change.classes()).containsExactlyInAnyOrder(GuardClass.DISABLE, GuardClass.CODE_CLEAR);
    }

    @Test
    void whereItWasNotKeptWhoIsInactiveNowMayHaveBeenDisabled() {
        var before = new KnownPerson(new byte[] {1}, false, null, null, null, null, ABSENT, ABSENT);

        assertThat(PersonChange.of(before, ana("a", false), ABSENT, ABSENT).classes())
                .containsExactly(GuardClass.DISABLE);
        assertThat(PersonChange.of(before, ana("a", true), ABSENT, ABSENT).classes())
                .isEmpty();
    }

    @Test
    void aliasesAreToldAndConcernNoGuard() {
        var now = new PersonState(
                "117", "a", "Ana", "a", List.of("b"), true, new Credential.Absent(), new Credential.Absent());
        var unread = new KnownPerson(new byte[] {1}, false, true, "a", "Ana", null, ABSENT, ABSENT);

        PersonChange change = PersonChange.of(unread, now, ABSENT, ABSENT);

        assertThat(change.fields()).containsExactly(ChangedField.ALIASES);
        assertThat(change.classes()).isEmpty();
        assertThat(PersonChange.of(unread, ana("a", true), ABSENT, ABSENT).fields())
                .isEmpty();
    }

    private static Set<GuardClass> classes(CredentialTrace before, CredentialTrace now) {
        return PersonChange.of(known(false, true, "a", before, ABSENT), ana("a", true), now, ABSENT)
                .classes();
    }

    private static KnownPerson known(
            boolean removed, boolean active, @Nullable String email, CredentialTrace code, CredentialTrace card) {
        return new KnownPerson(new byte[] {1}, removed, active, email, "Ana", "", code, card);
    }

    private static CredentialTrace set(int value) {
        return new CredentialTrace("SET", new byte[] {(byte) value});
    }

    private static PersonState ana(String email, boolean active) {
        return new PersonState(
                "117", email, "Ana", email, List.of(), active, new Credential.Absent(), new Credential.Absent());
    }
}
