package platen.google.connection.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import platen.google.connection.domain.ConnectionProblem.Check;
import platen.google.connection.domain.ConnectionProblem.Subject;
import platen.google.directory.domain.Refusal;

class ConnectionProblemTest {

    private static final ConnectionSettings SETTINGS = new ConnectionSettings(
            "admin@school.example",
            "my_customer",
            CustomFields.DEFAULT,
            OrgUnits.ALL,
            RunMode.MANUAL,
            OnRemoval.KEEP,
            DailyRun.DEFAULT,
            null,
            Guards.DEFAULT);

    @Test
    void saysEveryRefusalInOneSentence() {
        assertThat(Arrays.stream(Subject.values())
                        .flatMap(subject -> Arrays.stream(Refusal.values())
                                .map(refusal -> ConnectionProblem.of(refusal, "word", SETTINGS, subject)
                                        .sentence())))
                .allMatch(sentence -> sentence.matches("[A-Z][^.]*(\\.[a-z][^.]*)*\\."));
    }

    @Test
    void tellsAMissingSchemaFromAMissingDomain() {
        assertThat(ConnectionProblem.of(Refusal.NOT_FOUND, "notFound", SETTINGS, Subject.SCHEMA)
                        .check())
                .isEqualTo(Check.SCHEMA);
        assertThat(ConnectionProblem.of(Refusal.NOT_FOUND, "notFound", SETTINGS, Subject.PEOPLE)
                        .check())
                .isEqualTo(Check.DIRECTORY);
    }

    @Test
    void namesEachScopeThatIsMissing() {
        assertThat(ConnectionProblem.ofDelegation(List.of("scope-a", "scope-b"), 3, "a@b"))
                .containsExactly(
                        new ConnectionProblem(
                                Check.SCOPE, "The domain-wide delegation of a@b lacks the scope scope-a."),
                        new ConnectionProblem(
                                Check.SCOPE, "The domain-wide delegation of a@b lacks the scope scope-b."));
        assertThat(ConnectionProblem.ofDelegation(List.of("scope-a", "scope-b"), 2, "a@b"))
                .extracting(ConnectionProblem::check)
                .containsExactly(Check.DELEGATION);
    }
}
