package platen.google.explaining.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;
import platen.google.connection.domain.ConnectionSettings;
import platen.google.people.domain.CredentialProblem;
import platen.google.people.domain.Review;
import platen.google.people.domain.SuiteUser;
import platen.google.runs.domain.Examination;

/**
 * All that is known of one person.
 *
 * @param user null when the suite has told of none
 * @param review null when nothing waits for a decision
 */
public record Explanation(
        ConnectionSettings settings,
        Examination examination,
        @Nullable SuiteUser user,
        @Nullable Review review,
        List<CredentialProblem> problems) {

    public Explanation {
        problems = List.copyOf(problems);
    }
}
