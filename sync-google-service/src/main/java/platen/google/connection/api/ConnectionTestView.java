package platen.google.connection.api;

import java.util.List;
import platen.google.connection.domain.ConnectionProblem;

/**
 * Whether a run would work, and what is missing if not.
 *
 * @param problems one sentence each, in the order in which to mend them
 */
public record ConnectionTestView(boolean ok, List<ProblemView> problems) {

    /**
     * @param check token, delegation, scope, administrator, directory, schema, access-code-field, card-field or org-unit
     */
    public record ProblemView(String check, String message) {}

    static ConnectionTestView of(List<ConnectionProblem> problems) {
        return new ConnectionTestView(
                problems.isEmpty(),
                problems.stream()
                        .map(problem -> new ProblemView(problem.check().word(), problem.sentence()))
                        .toList());
    }
}
