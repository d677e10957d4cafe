package platen.kit.rest;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;

/** Ends a request with a problem, from a resource, a filter or a parameter's conversion. */
public class ProblemException extends WebApplicationException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.title(), Response.status(problem.status()).build());
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
