package platen.accesscode.selfservice.api;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import platen.kit.rest.Problem;

/** The refusals whose answer needs a header. */
public class SelfServiceRefusals {

    @ServerExceptionMapper
    public Response tooMany(TooManyRegenerations refusal) {
        Problem problem = Problem.of(429, "too-many-regenerations", "Enough for today")
                .withDetail("The organisation allows " + refusal.perDay() + " new codes a day.");
        return Response.fromResponse(problem.toResponse())
                .header(HttpHeaders.RETRY_AFTER, refusal.waitSeconds())
                .build();
    }
}
