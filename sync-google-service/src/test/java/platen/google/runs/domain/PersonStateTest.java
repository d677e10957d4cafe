package platen.google.runs.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import platen.google.connection.domain.CustomFields;
import platen.google.connection.domain.ManagedFields;
import platen.google.directory.domain.DirectoryUser;

class PersonStateTest {

    private static final ManagedFields BOTH = new ManagedFields(true, true);

    @Test
    void theSchemaDecidesBetweenClearedAndAbsent() {
        DirectoryUser ana = ana(Map.of("accessCode", "4711"));

        PersonState withCardField = PersonState.of(ana, CustomFields.DEFAULT, BOTH);
        PersonState without = PersonState.of(ana, CustomFields.DEFAULT, new ManagedFields(true, false));

        assertThat(withCardField.accessCode()).isEqualTo(new Credential.SetTo("4711"));
        assertThat(withCardField.card()).isEqualTo(new Credential.Cleared());
        assertThat(without.card()).isEqualTo(new Credential.Absent());
    }

    @Test
    void theAddressIsUserNameAndEmail() {
        PersonState ana = PersonState.of(ana(Map.of()), CustomFields.DEFAULT, BOTH);

        assertThat(ana.userName()).isEqualTo("ana@school.example");
        assertThat(ana.email()).isEqualTo("ana@school.example");
        assertThat(ana.displayName()).isEqualTo("Ana Silva");
    }

    @Test
    void everyDifferenceShowsInTheFingerprint() {
        var absent = new Credential.Absent();
        var cleared = new Credential.Cleared();

        assertThat(Stream.of(
                        state("a", "b", true, absent).fingerprint("", ""),
                        state("ab", "", true, absent).fingerprint("", ""),
                        state("a", "b", false, absent).fingerprint("", ""),
                        state("a", "b", true, cleared).fingerprint("", ""),
                        state("a", "b", true, cleared).fingerprint("c1", ""),
                        state("a", "b", true, cleared).fingerprint("", "c1")))
                .doesNotHaveDuplicates();
    }

    @Test
    void keepsTheCodeOutOfTexts() {
        assertThat(PersonState.of(ana(Map.of("accessCode", "4711")), CustomFields.DEFAULT, BOTH)
                        .toString())
                .doesNotContain("4711");
    }

    private static DirectoryUser ana(Map<String, String> fields) {
        return new DirectoryUser("117", "ana@school.example", "Ana Silva", true, "/", fields);
    }

    private static PersonState state(String userName, String name, boolean active, Credential code) {
        return new PersonState("117", userName, name, "e", active, code, new Credential.Absent());
    }
}
