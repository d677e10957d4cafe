package platen.google.runs.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
    void furtherAddressesAreAliasesWhateverTheirOrderAndCase() {
        var one = PersonState.of(
                ana(List.of("b@school.example", "A@school.example", "ANA@school.example"), Map.of()),
                CustomFields.DEFAULT,
                BOTH);
        var other = PersonState.of(
                ana(List.of("a@school.example", "B@school.example", " b@school.example", ""), Map.of()),
                CustomFields.DEFAULT,
                BOTH);

        assertThat(one.aliases()).containsExactly("a@school.example", "b@school.example");
        assertThat(other).isEqualTo(one);
        assertThat(other.fingerprint("", ""))
                .isNotEqualTo(PersonState.of(ana(Map.of()), CustomFields.DEFAULT, BOTH)
                        .fingerprint("", ""));
    }

    /** What is kept of who was published before aliases were read. */
    @Test
    void whoHasNoAliasesIsWhoTheyWere() {
        assertThat(state("a", "b", true, new Credential.Absent()).fingerprint("c", "d"))
                .isEqualTo("1|3:117|1:a|1:b|1:e|4:true|6:ABSENT|1:c|6:ABSENT|1:d");
    }

    @Test
    void keepsTheCodeOutOfTexts() {
        assertThat(PersonState.of(ana(Map.of("accessCode", "4711")), CustomFields.DEFAULT, BOTH)
                        .toString())
                .doesNotContain("4711");
    }

    private static DirectoryUser ana(Map<String, String> fields) {
        return ana(List.of(), fields);
    }

    private static DirectoryUser ana(List<String> aliases, Map<String, String> fields) {
        return new DirectoryUser("117", "ana@school.example", aliases, "Ana Silva", true, "/", fields);
    }

    private static PersonState state(String userName, String name, boolean active, Credential code) {
        return new PersonState("117", userName, name, "e", List.of(), active, code, new Credential.Absent());
    }
}
