package platen.google.connection.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import platen.google.connection.domain.ConnectionProblem.Check;
import platen.google.directory.domain.Refusal;

class ConnectionProblemTest {

    private static final ConnectionSettings SETTINGS = new ConnectionSettings(
            "admin@school.example",
            "my_customer",
            CustomFields.DEFAULT,
            OrgUnits.ALL,
            RunMode.MANUAL,
            OnRemoval.KEEP,
            null);

    @Test
    void saysEveryRefusalInOneSentence() {
        assertThat(Arrays.stream(Refusal.values())
                        .map(refusal -> ConnectionProblem.of(refusal, "word", SETTINGS, true)
                                .sentence()))
                .allMatch(sentence -> sentence.matches("[A-Z][^.]*(\\.[a-z][^.]*)*\\."));
    }

    @Test
    void tellsAMissingSchemaFromAMissingDomain() {
        assertThat(ConnectionProblem.of(Refusal.NOT_FOUND, "notFound", SETTINGS, true)
                        .check())
                .isEqualTo(Check.SCHEMA);
        assertThat(ConnectionProblem.of(Refusal.NOT_FOUND, "notFound", SETTINGS, false)
                        .check())
                .isEqualTo(Check.DIRECTORY);
    }

    @Test
    void namesTheOneScopeThatIsMissing() {
        assertThat(ConnectionProblem.ofDelegation(List.of("scope-a"), "a@b"))
                .isEqualTo(new ConnectionProblem(
                        Check.SCOPE, "The domain-wide delegation of a@b lacks the scope scope-a."));
        assertThat(ConnectionProblem.ofDelegation(List.of("scope-a", "scope-b"), "a@b")
                        .check())
                .isEqualTo(Check.DELEGATION);
    }
}
