package platen.scim.explaining.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;
import platen.scim.log.domain.Logged;

/**
 * What is known of a pushed person.
 *
 * @param resource null when every request to create the person was refused
 * @param user null when the suite has said of none so far
 * @param review null when nothing waits
 * @param log newest first
 */
public record Explanation(
        @Nullable KnownResource resource,
        @Nullable SuiteUser user,
        @Nullable AmbiguousMatch review,
        List<CredentialProblem> problems,
        List<Logged> log) {

    public Explanation {
        problems = List.copyOf(problems);
        log = List.copyOf(log);
    }
}
